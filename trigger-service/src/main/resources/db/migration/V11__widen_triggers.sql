-- What is watched, when it counts, and how it is told. Stream and tag stay columns of their own: events are matched by
-- them; the rest is only read with its row.
alter table trigger
    add column labels      text  not null default '{}',
    add column annotations text  not null default '{}',
    -- Tag pattern, selector, conditions, pace, and the options of a webhook, as JSON of the model; without secrets.
    add column options     text  not null default '{}',
    -- Whether changes that happen while it is paused are kept for it.
    add column keep_missed boolean not null default false,
    -- What the secret is for: a shared secret, or the pair of an ed25519 key.
    add column scheme      text  not null default 'hmac' check (scheme in ('hmac', 'ed25519')),
    -- The key before the present one; it signs too until its time is over.
    add column previous_secret bytea,
    add column previous_scheme text check (previous_scheme in ('hmac', 'ed25519')),
    add column previous_until  timestamptz check ((previous_until is null) = (previous_secret is null)),
    -- How long an attempt may take; null means as the operator set it.
    add column timeout_seconds int,
    -- Values of custom headers, sealed like the secret.
    add column headers     bytea;

-- An event asks for the triggers of its stream and tag, and for those that name none.
create index trigger_by_watch on trigger (namespace, stream, tag);
