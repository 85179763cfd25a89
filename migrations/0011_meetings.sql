-- The day's meetings: who came, what was written down, and what was given to whom.

CREATE TABLE meetings (
    id SERIAL_KEY,
    area BIGINT NOT NULL REFERENCES areas (id),
    starts_at BIGINT NOT NULL,
    minutes TEXT,
    minutes_by BIGINT REFERENCES people (id),
    minutes_at BIGINT,
    UNIQUE (area, starts_at)
);

CREATE TABLE attendance (
    meeting BIGINT NOT NULL REFERENCES meetings (id),
    person BIGINT NOT NULL REFERENCES people (id),
    -- they come, or they are excused
    comes BOOLEAN NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, person)
);

CREATE TABLE tasks (
    id SERIAL_KEY,
    -- the area whose meeting speaks of it
    area BIGINT NOT NULL REFERENCES areas (id),
    what TEXT NOT NULL,
    given_by BIGINT NOT NULL REFERENCES people (id),
    given_to BIGINT NOT NULL REFERENCES people (id),
    given_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    done_at BIGINT,
    cancelled_at BIGINT,
    -- that it is overdue was told, once
    overdue_told_at BIGINT
);
CREATE INDEX tasks_area ON tasks (area, due_at);
CREATE INDEX tasks_given_to ON tasks (given_to);
CREATE INDEX tasks_given_by ON tasks (given_by);
