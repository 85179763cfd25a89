-- What arrived, what is to be said, and the rooms between them.

CREATE TABLE inbox (
    seq SERIAL_KEY,
    -- 'u:<update id>' or 't:<job>@<local time>': what must not count twice
    key TEXT NOT NULL UNIQUE,
    -- rows of one route are taken in order: 'c:<chat>' or 'j:<job>'
    route TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    settled_at BIGINT
);
CREATE INDEX inbox_waiting ON inbox (route, seq) WHERE state = 'waiting';
CREATE INDEX inbox_set_aside ON inbox (state, seq) WHERE state IN ('parked', 'dead');
CREATE INDEX inbox_settled ON inbox (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE outbox (
    id SERIAL_KEY,
    chat BIGINT NOT NULL,
    lane BIGINT NOT NULL,
    method TEXT NOT NULL,
    body TEXT NOT NULL,
    -- a file to be sent with it, as 'field;file name;mime', and its bytes
    file TEXT,
    file_bytes BYTES,
    -- sending it twice does no harm
    repeatable BOOLEAN NOT NULL,
    -- it counts against Telegram's limits
    counted BOOLEAN NOT NULL,
    name TEXT,
    edits TEXT,
    replaces TEXT,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT,
    settled_at BIGINT,
    message BIGINT,
    error TEXT
);
CREATE INDEX outbox_queued ON outbox (lane, id) WHERE state = 'queued';
CREATE INDEX outbox_queued_chat ON outbox (chat, not_before) WHERE state = 'queued';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_replaces ON outbox (replaces) WHERE state = 'queued' AND replaces IS NOT NULL;
CREATE INDEX outbox_name ON outbox (name) WHERE name IS NOT NULL;
CREATE INDEX outbox_message ON outbox (chat, message) WHERE message IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- Counted where rows come into being and where they are pruned, so that the boxes can be checked against it.
CREATE TABLE ledger (
    entry TEXT PRIMARY KEY,
    count BIGINT NOT NULL
);

CREATE TABLE leases (
    role TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    fence BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Where reading from Telegram goes on, and up to when the clock has looked.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- What became due, once each.
CREATE TABLE slots (
    job TEXT NOT NULL,
    local TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- 'run', or 'missed' where it came too late to be of use
    state TEXT NOT NULL,
    PRIMARY KEY (job, local)
);

CREATE TABLE taps (
    token TEXT PRIMARY KEY,
    command TEXT NOT NULL,
    only_user BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX taps_expiry ON taps (expires_at);

CREATE TABLE talks (
    person BIGINT NOT NULL,
    chat BIGINT NOT NULL,
    version BIGINT NOT NULL,
    step TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (person, chat)
);
