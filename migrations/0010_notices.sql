-- What an office tells many at once, who got it, who has read it, and what they asked.

CREATE TABLE notices (
    id SERIAL_KEY,
    author BIGINT NOT NULL REFERENCES people (id),
    -- for which the author speaks
    area BIGINT NOT NULL REFERENCES areas (id),
    -- the language that readers without a version of their own get
    lang TEXT NOT NULL,
    -- 'photo' or 'document' with Telegram's id of the file
    media TEXT,
    file TEXT,
    -- kinds of readers: 'groups,leaders'
    whom TEXT NOT NULL,
    receipts BOOLEAN NOT NULL,
    pin BOOLEAN NOT NULL,
    due_at BIGINT,
    cron TEXT,
    -- draft, asked, scheduled, repeating, sending, paused, done, stopped, withdrawn
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- since when a second person is asked, and for what: a correction that waits, or the notice itself
    asked_at BIGINT,
    pending TEXT,
    approved_by BIGINT,
    sent_at BIGINT,
    corrected_at BIGINT,
    withdrawn_at BIGINT,
    reminded_at BIGINT,
    -- when the author's message shows the progress next
    refresh_at BIGINT,
    -- the repeating notice of which this is one time
    repeats BIGINT
);
CREATE INDEX notices_sent ON notices (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE notice_texts (
    notice BIGINT NOT NULL REFERENCES notices (id),
    lang TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (notice, lang)
);

-- The areas whose people it is for.
CREATE TABLE notice_parts (
    notice BIGINT NOT NULL REFERENCES notices (id),
    area BIGINT NOT NULL REFERENCES areas (id),
    PRIMARY KEY (notice, area)
);
CREATE INDEX notice_parts_area ON notice_parts (area);

-- One for each chat, ever: nobody is told twice. What became of it stands in the outbox under 'notice/<notice>/<chat>'.
CREATE TABLE notice_copies (
    notice BIGINT NOT NULL REFERENCES notices (id),
    chat BIGINT NOT NULL,
    -- NULL for a group
    person BIGINT,
    area BIGINT NOT NULL,
    lang TEXT,
    PRIMARY KEY (notice, chat)
);
CREATE INDEX notice_copies_chat ON notice_copies (chat);

CREATE TABLE notice_receipts (
    notice BIGINT NOT NULL REFERENCES notices (id),
    account BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (notice, account)
);

CREATE TABLE notice_questions (
    id SERIAL_KEY,
    notice BIGINT NOT NULL REFERENCES notices (id),
    person BIGINT NOT NULL REFERENCES people (id),
    -- forgotten after the set days
    text TEXT,
    asked_at BIGINT NOT NULL,
    answer TEXT,
    answered_at BIGINT
);
CREATE INDEX notice_questions_asked ON notice_questions (asked_at) WHERE text IS NOT NULL;
