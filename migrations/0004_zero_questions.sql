-- Zero reports that somebody should ask about: a zero must mean that somebody looked.

CREATE TABLE zero_questions (
    micro_grid BIGINT NOT NULL REFERENCES areas (id),
    -- the round whose zero report raised it
    round TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- a report with visited households has come since
    cleared_at BIGINT,
    PRIMARY KEY (micro_grid, round)
);
CREATE INDEX zero_questions_open ON zero_questions (micro_grid) WHERE cleared_at IS NULL;
