-- What is due, longest first, and when the next one will be: without looking at triggers that wait for later.
create index delivery_due on delivery (next_attempt) where state = 'pending' and next_attempt < 'infinity';
