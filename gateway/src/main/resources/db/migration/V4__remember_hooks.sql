-- When a source of hooks was last heard, by whichever replica.
create table hook_heard (
    source   text primary key,
    heard_at timestamptz not null
);
