-- Imports that were requested and are not answered yet. A row lives from the request's event to the broker's
-- acknowledgement of its answer. due_at is both the time of the next attempt and, while somebody works on the row, the
-- end of that lease: a claim moves it ahead, a crash lets it pass.
create table import_task (
    event        uuid primary key,
    stream       text        not null,
    request      jsonb       not null,
    requested_at timestamptz not null,
    due_at       timestamptz not null default now(),
    attempts     integer     not null default 0
);

-- Answers the question of every claim: what is due, longest waiting first.
create index import_task_due on import_task (due_at);
