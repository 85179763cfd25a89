-- Requests for help: who needs what, who goes, and how it ended.

CREATE TABLE help_requests (
    id SERIAL_KEY,
    -- NULL once the request was made anonymous
    person BIGINT REFERENCES people (id),
    -- the lowest area in which the person lives
    area BIGINT NOT NULL REFERENCES areas (id),
    -- names of categories, with commas between them
    categories TEXT NOT NULL,
    -- what is needed, as written
    said TEXT,
    -- Telegram's file id of a picture, such as a prescription
    photo TEXT,
    wanted TEXT NOT NULL,
    urgent BOOLEAN NOT NULL,
    -- the emergency number was told, and those responsible know
    danger BOOLEAN NOT NULL,
    phone TEXT,
    address TEXT,
    state TEXT NOT NULL,
    -- how often it came back to the pool
    round BIGINT NOT NULL,
    -- who is looked for, or was last
    rung TEXT NOT NULL,
    volunteer BIGINT REFERENCES people (id),
    arrives_at BIGINT,
    -- the volunteer was asked how it stands
    nudged BOOLEAN NOT NULL,
    -- when something is to be done about it; the timer 'help/ID' stands at the same moment
    due_at BIGINT,
    -- in fen
    cost BIGINT,
    paid BOOLEAN NOT NULL,
    -- how the person seemed: 'good', 'fair', 'poor'
    seemed TEXT,
    -- whoever was there found something to worry about, and those responsible were told
    worried BOOLEAN NOT NULL,
    -- for the next visitor
    note TEXT,
    thanked BOOLEAN NOT NULL,
    asked_at BIGINT NOT NULL,
    claimed_at BIGINT,
    delivered_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX help_requests_person ON help_requests (person, id);
CREATE INDEX help_requests_volunteer ON help_requests (volunteer, state);
CREATE INDEX help_requests_state ON help_requests (state, id);

-- Who was asked privately to take a request, once a round.
CREATE TABLE help_asked (
    request BIGINT NOT NULL REFERENCES help_requests (id),
    round BIGINT NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    -- they said no, or handed it back: they are not asked again
    declined BOOLEAN NOT NULL,
    PRIMARY KEY (request, round, person)
);

-- What volunteers like to do and when; no row and an empty text are everything and always.
CREATE TABLE help_volunteers (
    person BIGINT PRIMARY KEY REFERENCES people (id),
    categories TEXT NOT NULL,
    times TEXT NOT NULL
);

-- People who want to become volunteers.
CREATE TABLE help_applications (
    id SERIAL_KEY,
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    area BIGINT NOT NULL REFERENCES areas (id),
    -- the language of the account
    lang TEXT NOT NULL,
    -- 'open', 'admitted', 'declined'
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT
);
CREATE INDEX help_applications_account ON help_applications (account, state);
