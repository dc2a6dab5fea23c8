-- Where there is open sea, for the check that a place's coordinates do not lie in it.

SET LOCAL ROLE rasad_owner;

CREATE TABLE ops.open_sea (
    sea_row smallint NOT NULL,
    sea_columns int4multirange NOT NULL,
    CONSTRAINT open_sea_pk PRIMARY KEY (sea_row)
);

COMMENT ON TABLE ops.open_sea IS 'One row a parallel of squares of a quarter of a degree: which of them are open sea (from Natural Earth, public domain).';
COMMENT ON COLUMN ops.open_sea.sea_row IS 'Number of the row of squares, from the south pole: floor((latitude + 90) * 4).';
COMMENT ON COLUMN ops.open_sea.sea_columns IS 'Squares of open sea, numbered from 180 degrees west: floor((longitude + 180) * 4).';

GRANT SELECT, INSERT, UPDATE, DELETE ON ops.open_sea TO rasad_loader;
