-- Difficulties and wishes of residents, each a case with what was done about it.

CREATE TABLE concerns (
    id SERIAL_KEY,
    -- the lowest area in which it lies
    area BIGINT NOT NULL REFERENCES areas (id),
    -- 'open', 'assigned', 'answered', 'closed'
    state TEXT NOT NULL,
    -- these four are forgotten some time after it was closed
    raised_by BIGINT REFERENCES people (id),
    words TEXT,
    photo TEXT,
    -- a place on the map, as JSON
    place TEXT,
    -- it came in a report
    reported BOOLEAN NOT NULL,
    -- its words read as a call for help that cannot wait
    urgent BOOLEAN NOT NULL,
    raised_at BIGINT NOT NULL,
    assigned_to BIGINT REFERENCES people (id),
    closed_at BIGINT,
    forgotten_at BIGINT
);
CREATE INDEX concerns_area ON concerns (area, state);
CREATE INDEX concerns_raised_by ON concerns (raised_by);
CREATE INDEX concerns_assigned_to ON concerns (assigned_to);

-- Which reports speak of a case: one that is corrected changes its case, one that says the same again joins it.
CREATE TABLE concern_reports (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    round TEXT NOT NULL,
    concern BIGINT NOT NULL REFERENCES concerns (id),
    PRIMARY KEY (micro_grid, round)
);
CREATE INDEX concern_reports_concern ON concern_reports (concern);

CREATE TABLE concern_history (
    id SERIAL_KEY,
    concern BIGINT NOT NULL REFERENCES concerns (id),
    -- 'raised', 'changed', 'again', 'taken', 'assigned', 'answered', 'closed', 'settled', 'withdrawn', 'reopened'
    what TEXT NOT NULL,
    -- forgotten with the case's words
    words TEXT,
    -- whom it was given to, where it was
    given_to BIGINT REFERENCES people (id),
    done_by BIGINT REFERENCES people (id),
    done_at BIGINT NOT NULL
);
CREATE INDEX concern_history_concern ON concern_history (concern, id);
