-- People at home under observation, how they are, what became of them; and the households that need a visit now and then.

CREATE TABLE subjects (
    id SERIAL_KEY,
    person BIGINT NOT NULL REFERENCES people (id),
    -- the micro-grid in which they stay
    area BIGINT NOT NULL REFERENCES areas (id),
    -- who looks after them, one to one
    warden BIGINT NOT NULL REFERENCES people (id),
    category TEXT NOT NULL,
    -- who lives with them, as told
    household TEXT,
    -- the local date of day 1
    first_day TEXT NOT NULL,
    days BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    -- reported to have left home, and not to be back
    away_since BIGINT,
    -- 'released', 'isolated'
    outcome TEXT,
    ended_at BIGINT,
    -- the local date of the end
    ended_on TEXT
);
CREATE UNIQUE INDEX subjects_once ON subjects (person) WHERE outcome IS NULL;
CREATE INDEX subjects_area ON subjects (area);
CREATE INDEX subjects_warden ON subjects (warden) WHERE outcome IS NULL;

CREATE TABLE check_ins (
    subject BIGINT NOT NULL REFERENCES subjects (id),
    -- '2020-02-07/am'
    asking TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- tenths of a degree
    temperature BIGINT,
    fever BOOLEAN NOT NULL DEFAULT FALSE,
    -- codes with commas between them; empty is none, NULL is not said
    symptoms TEXT,
    -- 1 is best, 5 is worst
    mood BIGINT,
    answered_at BIGINT,
    answered_by BIGINT,
    -- the steps of the ladder, each once
    reminded_at BIGINT,
    warden_told_at BIGINT,
    secretary_told_at BIGINT,
    PRIMARY KEY (subject, asking)
);
CREATE INDEX check_ins_asking ON check_ins (asking);

-- Visits, leaving and coming back, extensions, moves.
CREATE TABLE subject_events (
    id SERIAL_KEY,
    subject BIGINT NOT NULL REFERENCES subjects (id),
    kind TEXT NOT NULL,
    note TEXT,
    by_person BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX subject_events_subject ON subject_events (subject, kind);

-- What stays when everything else is forgotten.
CREATE TABLE certificates (
    number TEXT PRIMARY KEY,
    -- NULL once the subject is forgotten
    subject BIGINT,
    masked_name TEXT NOT NULL,
    released_on TEXT NOT NULL,
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    UNIQUE (year, serial)
);

-- A report that differs from the register is asked about once a day.
CREATE TABLE register_questions (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    day TEXT NOT NULL,
    -- 'counts', 'zero'
    kind TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (micro_grid, day, kind)
);

-- Households in special difficulty.
CREATE TABLE care_households (
    id SERIAL_KEY,
    area BIGINT NOT NULL REFERENCES areas (id),
    household TEXT NOT NULL,
    kind TEXT NOT NULL,
    contact TEXT,
    -- a visit is due so many days after the last
    every_days BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX care_households_area ON care_households (area) WHERE ended_at IS NULL;

CREATE TABLE care_visits (
    household BIGINT NOT NULL REFERENCES care_households (id),
    at BIGINT NOT NULL,
    by_person BIGINT NOT NULL,
    PRIMARY KEY (household, at)
);
