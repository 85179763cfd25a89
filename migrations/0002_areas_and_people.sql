-- The tree of areas, who holds which role in it, and which chats belong to it.

CREATE TABLE areas (
    id SERIAL_KEY,
    -- 0 for the district, which is the root
    parent BIGINT NOT NULL,
    level TEXT NOT NULL,
    name TEXT NOT NULL,
    households BIGINT,
    UNIQUE (parent, level, name)
);
CREATE INDEX areas_level ON areas (level, id);

-- Each area with itself and with everything above it.
CREATE TABLE area_within (
    area BIGINT NOT NULL REFERENCES areas (id),
    within BIGINT NOT NULL REFERENCES areas (id),
    PRIMARY KEY (area, within)
);
CREATE INDEX area_within_reach ON area_within (within, area);

CREATE TABLE people (
    id SERIAL_KEY,
    name TEXT NOT NULL,
    phone TEXT UNIQUE,
    telegram_id BIGINT UNIQUE,
    lang TEXT,
    joined_at BIGINT
);

CREATE TABLE roles (
    person BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    area BIGINT NOT NULL REFERENCES areas (id),
    PRIMARY KEY (person, role, area)
);
CREATE INDEX roles_area ON roles (area, role);

CREATE TABLE invitations (
    code TEXT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES people (id),
    -- the person who issued it; NULL where the operator did
    issued_by BIGINT,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX invitations_person ON invitations (person);

-- A language chosen by an account that is not (yet) in the roster.
CREATE TABLE account_langs (
    account BIGINT PRIMARY KEY,
    lang TEXT NOT NULL
);

CREATE TABLE bindings (
    chat BIGINT PRIMARY KEY,
    area BIGINT NOT NULL REFERENCES areas (id),
    -- 'reports'; other purposes have their own groups
    purpose TEXT NOT NULL,
    bound_by BIGINT NOT NULL,
    bound_at BIGINT NOT NULL,
    UNIQUE (area, purpose)
);

-- What we know of a chat beside its binding.
CREATE TABLE chats (
    chat BIGINT PRIMARY KEY,
    title TEXT,
    bot_is_admin BOOLEAN NOT NULL DEFAULT FALSE,
    unreachable_at BIGINT
);
