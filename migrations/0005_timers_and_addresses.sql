-- Moments that rooms have asked for, and where people live.

CREATE TABLE timers (
    -- what becomes due, such as 'help/unclaimed/12'
    job TEXT PRIMARY KEY,
    due_at BIGINT NOT NULL
);
CREATE INDEX timers_due ON timers (due_at);

ALTER TABLE people ADD COLUMN address TEXT;
