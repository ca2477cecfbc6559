-- What a barber shop offers, what customers are choosing, and what is booked.
create table slots (
    id text primary key,
    title text not null
);

-- One row a customer who is in the flow: what was chosen on the screens so far. Rows expire.
create table drafts (
    flow_token text primary key,
    slot text not null references slots,
    name text,
    touched_at timestamptz not null default now()
);
create index drafts_touched_at on drafts (touched_at);

-- `unique (slot)` is what gives a slot to one customer only; `unique (flow_token)` is what answers a phone that asks twice
-- with the same booking.
create table bookings (
    id bigint generated always as identity primary key,
    slot text not null unique references slots,
    flow_token text not null unique,
    name text not null
);

insert into slots (id, title) values
    ('fri-17', 'Friday, 17:00'),
    ('fri-18', 'Friday, 18:00'),
    ('sat-10', 'Saturday, 10:00');
