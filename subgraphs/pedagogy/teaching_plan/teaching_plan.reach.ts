const staff = "organisation_id = any (array(select access.units('STAFF')))"

/** Rows that are published to a group or an activity: its members, their guardians, and the staff of the unit. */
export const toLearners = (of: 'group' | 'activity') => ({
  meaning: `members of the group and their guardians; those who teach or mentor it; staff of the unit`,
  viewer: `${of === 'group' ? 'group_id = any (array(select access.learning_groups()))' : 'activity_id = any (array(select access.learning_activities()))'} or ${staff}`,
})

/** Rows of an activity, for those who teach it today. */
export const teachersOfActivity = {
  meaning: 'the teachers of the activity',
  viewer: 'activity_id = any (array(select access.own_activities(false)))',
}
