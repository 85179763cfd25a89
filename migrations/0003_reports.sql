-- What leaders filed, what was said before, and who was reminded of it.

-- One report for a micro-grid and round: the one that counts.
CREATE TABLE reports (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    version BIGINT NOT NULL,
    -- counts by the id of their field, as a JSON object
    counts TEXT NOT NULL,
    needs TEXT,
    zero BOOLEAN NOT NULL,
    filed_by BIGINT NOT NULL REFERENCES people (id),
    -- filed for the leader by somebody above
    on_behalf BOOLEAN NOT NULL,
    filed_at BIGINT NOT NULL,
    -- when the first version came, which decides whether it was late
    first_filed_at BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    source_chat BIGINT,
    source_message BIGINT,
    photo TEXT,
    PRIMARY KEY (micro_grid, round)
);
CREATE INDEX reports_round ON reports (round);
CREATE INDEX reports_source ON reports (source_chat, source_message);

-- Versions that no longer count.
CREATE TABLE report_history (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    version BIGINT NOT NULL,
    counts TEXT NOT NULL,
    needs TEXT,
    zero BOOLEAN NOT NULL,
    filed_by BIGINT NOT NULL,
    on_behalf BOOLEAN NOT NULL,
    filed_at BIGINT NOT NULL,
    -- 'corrected' or 'withdrawn', by whom and when
    ended TEXT NOT NULL,
    ended_by BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    PRIMARY KEY (micro_grid, round, version)
);

-- A report that was understood but is doubtful: asked back, and recorded only when answered.
CREATE TABLE questions (
    id SERIAL_KEY,
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    person BIGINT NOT NULL REFERENCES people (id),
    filed TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    source_chat BIGINT,
    source_message BIGINT
);
CREATE INDEX questions_open ON questions (round, micro_grid) WHERE answered_at IS NULL;

-- Micro-grids that need not report in a round.
CREATE TABLE excuses (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    excused_by BIGINT NOT NULL,
    excused_at BIGINT NOT NULL,
    PRIMARY KEY (micro_grid, round)
);

-- Messages in a row of one person that could not be taken.
CREATE TABLE misreadings (
    person BIGINT PRIMARY KEY,
    in_a_row BIGINT NOT NULL
);

-- Who was told that a report is missing: once for a micro-grid, round and step.
CREATE TABLE nags (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    step TEXT NOT NULL,
    nagged_at BIGINT NOT NULL,
    PRIMARY KEY (micro_grid, round, step)
);

-- Somebody who was told takes care of it: the steps above them stay silent for these micro-grids.
CREATE TABLE taken_on (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    step TEXT NOT NULL,
    person BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (micro_grid, round, step)
);

-- The sums that were told, so that a second digest is sent only where something changed.
CREATE TABLE digests (
    area BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (area, round)
);
