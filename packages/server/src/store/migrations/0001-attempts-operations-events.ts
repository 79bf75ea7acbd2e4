/** Attempts, the actions that are done once, and the events. */
export const sql = `
create table fairwell_attempts (
  attempt_id text primary key,
  subscriber_id text not null,
  subscription_id text not null,
  flow_id text not null,
  flow_version integer not null,
  locale text not null,
  started_at timestamptz not null,
  previous_attempt_id text,
  no_offers boolean not null,
  account jsonb not null,
  offered jsonb not null,
  sent_offer_ids jsonb not null,
  outcome text check (outcome in ('saved', 'cancelled')),
  last_seq integer not null default 0
);

create index fairwell_attempts_of_subscriber on fairwell_attempts (subscriber_id);

create table fairwell_operations (
  subscriber_id text not null,
  idempotency_key text not null,
  subscription_id text not null,
  attempt_id text not null,
  kind text not null check (kind in ('accept', 'cancel')),
  request_hash text not null,
  state text not null check (state in ('running', 'done', 'open')),
  started_at timestamptz not null,
  lease_until timestamptz not null,
  -- Not jsonb, which sorts keys: a repetition gets the first answer to the letter.
  result json,
  primary key (subscriber_id, idempotency_key)
);

-- Two tabs never apply two offers to one subscription at once.
create unique index fairwell_operations_one_accept on fairwell_operations (subscription_id)
  where kind = 'accept' and state = 'running';

create table fairwell_events (
  position bigint generated always as identity unique,
  source text not null,
  id text not null,
  type text not null,
  subject text,
  attempt_id text not null,
  attempt_seq bigint not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  origin text not null check (origin in ('server', 'client')),
  is_verified boolean not null,
  event jsonb not null,
  primary key (source, id)
);

create index fairwell_events_of_attempt on fairwell_events (attempt_id, position);
create index fairwell_events_by_type on fairwell_events (type, occurred_at);
create index fairwell_events_of_subject on fairwell_events (subject, type);
`
