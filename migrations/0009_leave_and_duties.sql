-- Who is on leave and who stands in, and what people have pledged.

-- A leader's leave, from when it is asked for. Who stands in follows from the time alone: nothing is switched on or off.
CREATE TABLE leaves (
    id SERIAL_KEY,
    person BIGINT NOT NULL REFERENCES people (id),
    -- the half days, such as '2020-02-08/am', as they were asked for
    first_half TEXT NOT NULL,
    last_half TEXT NOT NULL,
    -- the same as instants; one who is back early ends it
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    -- nobody: the grid leader
    stand_in BIGINT REFERENCES people (id),
    -- 'asked', 'approved', 'refused' or 'withdrawn'
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES people (id),
    decided_at BIGINT
);
CREATE INDEX leaves_of ON leaves (person, ends_at);
CREATE INDEX leaves_stand_in ON leaves (stand_in, ends_at);
CREATE INDEX leaves_running ON leaves (state, ends_at);

-- What somebody has signed for an area: the text by its version and its SHA-256 in the language in which it was read.
CREATE TABLE pledges (
    person BIGINT NOT NULL REFERENCES people (id),
    area BIGINT NOT NULL REFERENCES areas (id),
    version TEXT NOT NULL,
    lang TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- the name as it stood in the roster then
    name TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (person, area, version)
);
CREATE INDEX pledges_of_area ON pledges (area, version);

-- The local date on which somebody was last reminded to sign.
CREATE TABLE pledge_reminders (
    person BIGINT PRIMARY KEY REFERENCES people (id),
    day TEXT NOT NULL
);
