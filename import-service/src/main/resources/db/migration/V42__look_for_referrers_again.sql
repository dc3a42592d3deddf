-- Signatures are often pushed after the image, so that one look is too early for some: a look that is done makes the row due again,
-- a few times. wanted_at: when an import first asked; looks_done: how many looks there were since; looked_at: when the last one ended.
alter table referrer_look
    add column wanted_at timestamptz not null default now(),
    add column looks_done smallint not null default 0,
    add column looked_at timestamptz;
