-- Plans

-- What a viewer is to others takes tens of milliseconds to plan and one or two to ask. PostgreSQL would plan it anew for each array of
-- ids that is asked about, always: here a connection plans it once.
do $$
declare
  one regprocedure;
begin
  for one in select p.oid::regprocedure from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'access'::regnamespace and l.lanname = 'plpgsql' loop
    execute format('alter function %s set plan_cache_mode = force_generic_plan', one);
  end loop;
end $$;
