-- Who set which fields of a trigger, as JSON: the gateway's business, kept for server-side apply.
alter table trigger add column managed_fields text not null default '[]';
