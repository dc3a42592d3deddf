-- Tags of registries that the schedule found moved and nobody had announced: where hooks are set up, a sign that they do not
-- speak. A hint about the tag takes it away, a week does, too.
create table unannounced_move (
    repository text        not null,
    tag        text        not null,
    digest     text        not null,
    found_at   timestamptz not null,
    times      integer     not null,
    primary key (repository, tag)
);
-- Answers what was found last, and what is old.
create index unannounced_move_found on unannounced_move (found_at);
