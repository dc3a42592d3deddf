-- Registries that did not answer: failures in a row; where there are many, probe_at is when one look finds out whether the
-- registry is back. noted_at is when it last failed. A registry that answers has no row.
create table registry_outage (
    registry text primary key,
    failures integer     not null,
    probe_at timestamptz not null,
    noted_at timestamptz not null
);
