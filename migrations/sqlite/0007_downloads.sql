-- Software to download: what the register offers, what is stored, and who downloaded what.

-- A file as the register describes it. Its bytes are found by their SHA-256, whichever of the two comes first.
CREATE TABLE software_files (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    -- Title as it is sorted.
    sort_name TEXT NOT NULL,
    -- Codes of the register; null for any.
    language TEXT,
    os TEXT,
    architecture TEXT,
    form TEXT NOT NULL,
    -- YYYY-MM-DD
    released_on TEXT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- Why the register withdrew it; null while it offers it.
    withdrawn TEXT,
    digest TEXT NOT NULL
);
CREATE INDEX software_files_by_hash ON software_files (sha256);

-- The products that a file is for.
CREATE TABLE software_file_products (
    file_id TEXT NOT NULL REFERENCES software_files (id),
    place BIGINT NOT NULL,
    family TEXT NOT NULL,
    -- Null for every version.
    version TEXT,
    PRIMARY KEY (file_id, place)
);
CREATE INDEX software_file_products_by_family ON software_file_products (family, file_id);

-- The files of the folder BC_FILES, by the SHA-256 and size of their bytes.
CREATE TABLE stored_files (
    sha256 TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    -- Why the operator withdrew it; null while it is offered.
    withdrawn TEXT
);

-- Who downloaded what: a row for each person, file and hour.
CREATE TABLE downloads (
    file_id TEXT NOT NULL REFERENCES software_files (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- Hours since 1970.
    hour BIGINT NOT NULL,
    at BIGINT NOT NULL,
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    PRIMARY KEY (file_id, user_id, hour)
);
CREATE INDEX downloads_by_user ON downloads (user_id, file_id, at);
CREATE INDEX downloads_by_account ON downloads (purchasing_account_id, at, file_id, user_id);
