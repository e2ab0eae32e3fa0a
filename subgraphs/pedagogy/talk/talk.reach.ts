/** At a unit where the viewer works, or which they lead: what is being written there is nobody else's. */
export const atOwnUnit = "organisation_id = any (array(select access.units('STAFF', 'PRINCIPAL')))"

/** Where the viewer works and the pupil goes today: nobody writes in what another unit has written, or in its name. */
export const whereTheyMeet = (row = '') =>
  `${row}organisation_id = any (array(select access.units('STAFF'))) and access.goes_to(${row}student_id, ${row}organisation_id)`
