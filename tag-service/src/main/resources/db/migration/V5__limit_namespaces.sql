-- What the streams of a namespace may grow to. A null limits nothing.
create table namespace_limits (
    namespace   text primary key,
    image_tags  bigint,
    images      bigint,
    image_bytes bigint,
    streams     bigint,
    quota_name  text
);
