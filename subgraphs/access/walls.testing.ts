const ids = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
export const [school, pupil, parent, clas, duty, activity, client, system] = ids as [string, ...string[]]
const [agreement, account] = ids.slice(0, 2)

/** What every subgraph's acts leave behind. */
export const acts = (schema: string) => `
  insert into ${schema}.audit (act, viewer_id, viewer_kind, assurance, request_id, changed)
    values ('a', '${pupil}', 'PERSON', 'LOW', 'r', '{}');
  insert into ${schema}.change (entity, entity_id, kind) values ('Person', '${pupil}', 'UPSERT');
  insert into ${schema}.idempotency (viewer_id, key, request_hash) values ('${pupil}', 'k', 'h');
  insert into ${schema}.purge_log (concept, action, count, ground) values ('Person', 'RETENTION', 1, 'g');`

const school_ = `
  insert into identity.source_system (id, code, display_name) values ('${system}', 'extens', 'Extens');
  insert into identity.organisation (id, display_name, organisation_type) values ('${school}', 'Ekskolan', 'SKOLENHET');
  insert into identity.master_system values (gen_random_uuid(), '${school}', null, 'GRADES', '${system}', '2020-01-01');
  insert into identity.unit_policy (organisation_id) values ('${school}');
  insert into identity.person (id, given_name, family_name, birth_date)
    values ('${pupil}', 'Elsa', 'Ek', '2015-01-01'), ('${parent}', 'Per', 'Ek', null);
  insert into identity.external_identifier values (gen_random_uuid(), 'Person', '${pupil}', 'urn:x', '1', now());
  insert into identity.responsible values (gen_random_uuid(), '${pupil}', '${parent}', 'VARDNADSHAVARE', '2020-01-01');
  insert into identity.enrolment values (gen_random_uuid(), '${pupil}', '${school}', 'GR', 4, '2020-01-01');
  insert into identity."group" values ('${clas}', '4A', 'KLASS', 'GR', '${school}', '2020-01-01');
  insert into identity.group_membership values (gen_random_uuid(), '${clas}', '${pupil}', '2020-01-01');
  insert into identity.duty values ('${duty}', '${parent}', '${school}', 'LARARE', null, '2020-01-01');
  insert into identity.assignment_role values (gen_random_uuid(), '${duty}', '${clas}', 'MENTOR', '2020-01-01');
  insert into identity.activity values ('${activity}', 'Matematik', 'UNDERVISNING', '${school}', '2020-01-01');
  insert into identity.activity_group values ('${activity}', '${clas}');
  insert into identity.activity_teacher values (gen_random_uuid(), '${activity}', '${duty}', true, '2020-01-01');`

const personal = `
  insert into identity.person_email values (gen_random_uuid(), '${pupil}', 'elsa@example.org', 'PRIVAT');
  insert into identity.person_phone_number values (gen_random_uuid(), '${pupil}', '070', 'HEM');
  insert into identity.person_address values (gen_random_uuid(), '${pupil}', 'FOLKBOKFORING', 'Ekgatan 1', '11111', 'Ek');
  insert into identity.contact_list_consent (person_id, field, given_at) values ('${pupil}', 'NAME', now());
  insert into identity.contact_version (person_id) values ('${pupil}');
  insert into identity.contact_propagation values ('${pupil}', '${system}', 1, now());
  insert into identity.delegation (id, pupil_id, delegate_civic_no, delegate_name, delegate_kind, acts, start_date, end_date, given_by_id, given_at)
    values (gen_random_uuid(), '${pupil}', '209999000001', 'O', 'OTHER', '{REPORT_ABSENCE}', '2026-01-01', '2026-12-31', '${parent}', now());
  insert into identity.named_person (id, person_id, named_person_id, reason, start_date, named_by_id, named_at)
    values (gen_random_uuid(), '${pupil}', '${parent}', 'r', '2020-01-01', '${parent}', now());
  insert into identity.processing_restriction (id, person_id, reason, start_date, decided_by_id, decided_at)
    values (gen_random_uuid(), '${pupil}', 'r', '2020-01-01', '${parent}', now());
  insert into identity.data_subject_request (id, person_id, organisation_id, kind, is_protected, requested_by_id, requested_at, received_on, due_on)
    values (gen_random_uuid(), '${pupil}', '${school}', 'EXTRACT', false, '${parent}', now(), '2026-01-01', '2026-02-01');
  insert into identity.retention_rule (id, organisation_id, concept, action, ground, decision_reference, set_by_id, set_at)
    values (gen_random_uuid(), '${school}', 'Person', 'KEEP', 'g', 'd', '${parent}', now());
  insert into identity.viewer_setting values ('${pupil}', 'sv');`

const askers = `
  insert into identity.client_application (id, display_name, scopes) values ('${client}', 'Schema AB', '{kpi-values:import}');
  insert into identity.processor_agreement (id, client_application_id, purpose, storage_country, retention_months, max_information_class, start_date, signed_at)
    values ('${agreement}', '${client}', 'p', 'SE', 1, 'PEDAGOGY', '2020-01-01', now());
  insert into identity.field_grant (id, processor_agreement_id, field, granted_at) values (gen_random_uuid(), '${agreement}', 'Person.id', now());
  insert into identity.client_key (id, client_application_id, key_hash, hint, issued_by_id, issued_at, expires_at)
    values (gen_random_uuid(), '${client}', 'h', 'skg_', '${parent}', now(), now());
  insert into identity.account (id, issuer, subject, person_id) values ('${account}', 'idp', 'elsa', '${pupil}');
  insert into identity.account_invitation (id, account_id, token_hash, issued_by_id, issued_at, expires_at)
    values (gen_random_uuid(), '${account}', 'h', '${parent}', now(), now());
  insert into identity.account_order (id, organisation_id, given_name, family_name, civic_no, email, duty_role, start_date, reason, ordered_by_id, ordered_at, expires_on)
    values (gen_random_uuid(), '${school}', 'A', 'B', '209999000002', 'a@example.org', 'LARARE', '2026-01-01', 'r', '${parent}', now(), '2026-02-01');
  insert into identity.session (id, account_id, session_key, assurance, first_seen_at, last_seen_at)
    values (gen_random_uuid(), '${account}', 's', 'LOW', now(), now());
  insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
    values (gen_random_uuid(), '${parent}', 'AUTHORITY_ADMIN', '${school}', '2020-01-01');
  insert into identity.access_request (id, person_id, role, organisation_id, start_date, reason, requested_by_id, requested_at)
    values (gen_random_uuid(), '${parent}', 'UNIT_OBSERVER', '${school}', '2026-01-01', 'r', '${parent}', now());`

/** A row for every table of identity. */
export const identityRows = school_ + personal + askers + acts('identity')

/** What has been read is written by a function alone, in the name of who reads. */
export const readEvents = `select access.record_reads(now(), 'r', 'LOW', '[{"subjectId": "${pupil}", "field": "Person.civicNo", "relations": []}]')`

/** And one for every table of governance. */
export const governanceRows = `
  insert into governance.kpi (id, code, display_name, display_name_en, domain, unit_of_measure, direction, numerator, roll_up, breakdown,
      period_kind, decimals, delivery, rule_code, source, owner)
    values ('${school}', 'N1', 'Behörighet', 'Eligibility', 'SCHOOL', 'PROCENT', 'HIGHER_IS_BETTER', 'Behöriga', 'NONE', 'NONE',
      'SCHOOL_YEAR', 1, 'AS_PUBLISHED', 'SKOLVERKET', 'Skolverket', 'Skolverket');
  insert into governance.statistical_area values ('${school}', 'NATION', 'SE', 'Riket');
  insert into governance.suppression_rule values ('R', '2020-01-01', 10, 5, 5, 5, 10, true, 'Skolverket');
  insert into governance.kpi_value (id, place_id, kpi_id, period, gender, kind, value, is_published, source, as_of_date, imported_at)
    values ('${school}', '${school}', '${school}', '2024/25', 'ALL', 'VALUE', 90, true, 'Skolverket', '2025-06-30', now());
  insert into governance.feed_reading (subgraph, read_at, fact_count) values ('administration', now(), 1);
  insert into governance.fact_version values ('${school}', 1, 'AttainmentFact', 1, '${school}', 'GR', 9, '2025/26 VT', 'OKANT', '', '{}', false);
  insert into governance.cube_kind values ('K', 'F', '', 'SCHOOL_TYPE', '{}', '{}', 'NONE', 'TERM', 'OWN', null, '[]', '[]');
  insert into governance.cube values ('${school}', 'K', '${school}', 'GR', '2026/27 HT', 1, 'FINAL', now(), '2026-11-22', 1, '[]', '{}', 'h', true, 'h');
  insert into governance.cube_cell values ('${school}', '${school}', 'ALL', 'COHORT', 12, 12);
  insert into governance.cube_told values ('${school}', '${school}', 'COHORT', 'TOTAL', false);
  insert into governance.kpi_target (id, kpi_id, organisation_id, period, value, reason, set_by_id, set_at)
    values ('${school}', '${school}', '${school}', '2024/25', 95, 'Mål', '${parent}', now());
  insert into governance.goal (id, organisation_id, title, description, start_date, end_date)
    values ('${school}', '${school}', 'Mål', 'm', '2026-07-01', '2027-06-30');
  insert into governance.goal_kpi values ('${school}', '${school}', 95);
  insert into governance.wheel_event (id, organisation_id, title, description, starts_on, due_on, requires_done, link_kind)
    values ('${school}', '${school}', 'Händelse', 'h', '2026-11-01', '2026-11-20', true, 'NONE');
  insert into governance.wheel_status values ('${school}', '${school}', now(), '${parent}');
  insert into governance.operational_plan (id, organisation_id, academic_year) values ('${school}', '${school}', '2026/27');
  insert into governance.operational_plan_contributor values ('${school}', '${parent}', '${school}', '${parent}', now());
  insert into governance.plan_activity (id, plan_id, title, responsible_id, due_on)
    values ('${school}', '${school}', 'Aktivitet', '${parent}', '2026-12-01');
  insert into governance.activity_follow_up values ('${school}', 1, 'ONGOING', 't', '${parent}', now());
  insert into governance.reminder_rule values (1, 14);
  insert into governance.reminder (id, recipient_id, kind, event_id, organisation_id, due_on, made_on)
    values ('${school}', '${parent}', 'OVERDUE', '${school}', '${school}', '2026-11-20', '2026-11-21');
  insert into governance.quality_model (id, organisation_id, display_name, description) values ('${school}', '${school}', 'Modell', 'd');
  insert into governance.quality_model_section values ('${school}', '${school}', 1, 'Trygghet', 'g', null, true, 0, '{trygghet}');
  insert into governance.quality_model_choice values ('${school}', '${school}', '2026/27', '${school}', '${parent}', now());
  insert into governance.quality_analysis (id, organisation_id, academic_year, model_id, title, started_by_id, started_at)
    values ('${school}', '${school}', '2026/27', '${school}', 't', '${parent}', now());
  insert into governance.quality_contributor values ('${school}', '${school}', '${parent}', 'AUTHOR', '${parent}', now());
  insert into governance.goal_analysis values ('${school}', '${school}');
  insert into governance.quality_text (analysis_id, section_id, model_id, text, author_id, modified_at)
    values ('${school}', '${school}', '${school}', 't', '${parent}', now());
  insert into governance.quality_evidence values ('${school}', '${school}', '${school}', '${school}', '${school}', null, '${parent}', now());
  insert into governance.quality_version values ('${school}', '${school}', '${school}', '2026/27', 1, '${parent}', now());
  insert into governance.quality_version_section values ('${school}', '${school}', '${school}', 1, 'Trygghet', '{trygghet}', 't');
  insert into governance.quality_version_evidence values ('${school}', '${school}', '${school}', '${school}', null, '${parent}', now());
  insert into governance.quality_comment (id, analysis_id, section_id, model_id, version_id, text, author_id, is_from_authority, written_at)
    values ('${school}', '${school}', '${school}', '${school}', '${school}', 't', '${parent}', true, now());
  insert into governance.quality_decision values ('${school}', '${school}', '${school}', '${school}', 'APPROVED', null, '${parent}', now());
  insert into governance.quality_publication values ('${school}', '${school}', '${school}', '${parent}', now());
  insert into governance.survey (id, organisation_id, title, audience, school_types, school_years, breakdown, opens_on, closes_on, minimum)
    values ('${school}', '${school}', 'Trivsel', 'PUPIL', '{}', '{}', 'NONE', '2026-11-02', '2026-11-30', 10);
  insert into governance.survey_question (id, survey_id, position, text, kind, options)
    values ('${school}', '${school}', 1, 'Trivs du?', 'YES_NO', '[{"text": "Ja", "counts": "AGREES"}, {"text": "Nej", "counts": "DISAGREES"}]');
  insert into governance.survey_group (survey_id, organisation_id, cell, invited) values ('${school}', '${school}', -1, 12);
  insert into governance.survey_receipt values ('${school}', '${pupil}', '${school}', '2026-11-30');
  insert into governance.survey_result (survey_id, question_id, organisation_id, cell, kpi_value_id)
    values ('${school}', '${school}', '${school}', -1, '${school}');
  insert into governance.comparison_group values ('${school}', '${school}', 'G', '{${school},${parent},${pupil}}', '${parent}', now());
  insert into governance.statistics_export values ('${school}', '${parent}', now(), now(), 'VALUES', '{}', true);
  insert into governance.delivery values ('${school}', 'CSV', 'E', 'e.csv', 'h', '${school}', '2026-01-31', 'FINAL', 'SYSTEM', null, now(), 1, 1, 1, 0);
  insert into governance.source_value values ('${school}', '${school}', '${school}', '2024/25', 'ALL', '', -1, '', 7, null, null, 7, 3);
  insert into governance.telling values ('${school}', '${school}', '${school}', '2024/25', '', 1, 'FINAL', '2026-01-31', '{}', '{}', now());
  insert into governance.data_problem (id, kind, place_id, concept, record_id, opened_at)
    values ('${school}', 'REPORTED', '${school}', 'Duty', '1', now());
  insert into governance.data_problem_report values ('${school}', '${school}', '${parent}', 'Fel', now(), null);
  insert into governance.data_problem_source (id, problem_id, place_id, source, is_told, kind) values ('${school}', '${school}', '${school}', 'E', true, 'MISSING');
  ${acts('governance')}`

/** What is answered is written by functions alone. */
export const surveyAnswers = `
  insert into governance.survey_box values ('${school}', '${school}', '${school}', -1, '{0}', false);
  insert into governance.survey_count values ('${school}', '${school}', '${school}', -1, 0, 1);`

/** And one for every table of administration. */
export const administrationRows = `
  insert into administration.school_year (id, organisation_id, start_date, autumn_end_date, spring_start_date, end_date)
    values ('${school}', '${school}', '2026-08-17', '2026-12-18', '2027-01-11', '2027-06-11');
  insert into administration.day_off (id, organisation_id, start_date, end_date, kind, display_name, is_care_open)
    values ('${school}', '${school}', '2026-10-26', '2026-10-30', 'BREAK', 'Höstlov', true);
  insert into administration.absence_policy (organisation_id) values ('${school}');
  insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at, is_whole_day, registered_by_id, registered_at)
    values ('${school}', '${school}', '${pupil}', '${school}', 'ANMALD_FRANVARO', '2026-01-12T08:00Z', '2026-01-12T09:00Z', false, '${parent}', now());
  insert into administration.absence_comment (report_id, student_id, text, registered_by_id) values ('${school}', '${pupil}', 'Ledig', '${parent}');
  insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason, applied_by_id, applied_at)
    values ('${school}', '${pupil}', '${school}', '2026-01-12', '2026-01-12', 1, 'Resa', '${parent}', now());
  insert into administration.absence_threshold values ('${school}', 'TOTAL', 'DAYS', 10, 30, null, true);
  insert into administration.absence_case (id, student_id, organisation_id, state, opened_at, opened_by_id)
    values ('${school}', '${pupil}', '${school}', 'OPEN', now(), '${parent}');
  insert into administration.absence_case_entry values ('${school}', '${school}', '${pupil}', '${school}', 'OPENED', '2026-11-22', 'r', '${parent}', now());
  insert into administration.room (id, organisation_id, display_name) values ('${school}', '${school}', 'Sal 1');
  insert into administration.resource (id, organisation_id, display_name) values ('${school}', '${school}', 'Vagn 1');
  insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
    values ('${school}', '${school}', '${activity}', '2026-11-23T07:20Z', '2026-11-23T08:20Z');
  insert into administration.calendar_event_room select id, starts_at, ends_at, false, '${school}' from administration.calendar_event;
  insert into administration.calendar_event_resource select id, starts_at, ends_at, false, '${school}' from administration.calendar_event;
  insert into administration.calendar_event_group select id, starts_at, ends_at, false, '${clas}' from administration.calendar_event;
  insert into administration.calendar_event_teacher select id, starts_at, ends_at, false, '${parent}', '${duty}' from administration.calendar_event;
  insert into administration.student_exception values ('${school}', '${pupil}', false);
  insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
    values ('${school}', '${pupil}', '${school}', '${clas}', 'FTH', '2026-08-17');
  insert into administration.care_opening values ('${school}', 1, '06:30', '17:30');
  insert into administration.care_week (placement_id, child_id, owner_id, start_date, claimed_at)
    values ('${school}', '${pupil}', '${parent}', '2026-11-30', now());
  insert into administration.care_day (placement_id, child_id, owner_id, care_date, start_time, end_time)
    values ('${school}', '${pupil}', '${parent}', '2026-12-01', '07:00', '16:00');
  insert into administration.attendance_schedule (id, placement_id, child_id, owner_id, number_of_weeks, start_date, end_date, entries, submitted_at)
    values ('${school}', '${school}', '${pupil}', '${parent}', 1, '2026-11-30', '2026-12-06', '[]', now());
  insert into administration.care_comment (id, placement_id, child_id, care_date, author_id, text, written_at)
    values ('${school}', '${school}', '${pupil}', '2026-12-01', '${parent}', 'Morfar hämtar', now());
  insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes, attendance_minutes,
      valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
    select gen_random_uuid(), '${pupil}', id, starts_at, activity_id, organisation_id, 60, 60, 0, 0, 0, 0, '${parent}', now()
    from administration.calendar_event;
  insert into administration.lesson_report (calendar_event_id, starts_at, activity_id, organisation_id, reporter_id, reported_at)
    select id, starts_at, activity_id, organisation_id, '${parent}', now() from administration.calendar_event;
  insert into administration.attendance_revision (calendar_event_id, student_id, starts_at, version, attendance_minutes, valid_absence_minutes,
      invalid_absence_minutes, other_attendance_minutes, late_minutes, revised_by_id, revised_at, cause)
    select calendar_event_id, student_id, starts_at, 1, 60, 0, 0, 0, 0, '${parent}', now(), 'ROLL_CALL' from administration.attendance;
  insert into administration.notification (id, kind, channel, recipient_id, about_id, absent_on, occurred_at)
    values ('${school}', 'UNEXCUSED_ABSENCE', 'SMS', '${parent}', '${pupil}', '2026-11-23', now());
  insert into administration.attendance_event (id, placement_id, child_id, group_id, event_type, occurred_at, registered_by_id)
    values ('${school}', '${school}', '${pupil}', '${clas}', 'IN', now(), '${parent}');
  insert into administration.grade_scale values ('${school}', 'A-F', 'A till F', '2011-07-01', null, 's');
  insert into administration.grade_step values ('${school}', '${school}', 'A', 6, 20, true, 'm');
  insert into administration.curriculum values ('${school}', 'LGR22', 'Lgr22', '2022-07-01', null, 's');
  insert into administration.school_year_label values ('${school}', 'GR', 9, 'Årskurs 9', true, '2011-07-01', null, 's');
  insert into administration.syllabus (id, school_type, subject_code, subject_name, subject_designation, curriculum_id, scale_id)
    values ('${school}', 'GR', 'GRGRMAT01', 'Matematik', 'MA', '${school}', '${school}');
  insert into administration.grading_rule values ('${school}', 'MERIT', 'GR', 'Meritvärde', '2011-07-01', null, '{}', 's');
  insert into administration.activity_syllabus values ('${activity}', '${school}', '${school}', null, now());
  insert into administration.teacher_licence values ('${school}', '${parent}', 'GR', 'MA', null, '2020-01-01', null, null, now());
  insert into administration.grade_draft (id, student_id, organisation_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final,
      activity_id, author_id, modified_at)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', 'A', 6, 'HT', 2026, false, '${activity}', '${parent}', now());
  insert into administration.grade (id, student_id, organisation_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final,
      is_trial, activity_id, state, grading_teacher_id, is_grader_licensed, registered_by_id, registered_on, signed_at)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', 'A', 6, 'HT', 2026, false, false, '${activity}', 'SIGNED',
      '${parent}', true, '${parent}', '2026-12-01', now());
  insert into administration.attainment_fact (id, organisation_id, school_type, academic_year, semester, gender, is_final, taken_on,
      subjects_graded, subjects_passed, has_all_passed)
    values ('${school}', '${school}', 'GR', '2026/27', 'HT', 'OKANT', false, '2026-12-18', 1, 1, true);
  insert into administration.grade_fact (id, organisation_id, school_type, academic_year, semester, gender, is_final, taken_on, syllabus_id,
      syllabus_code, step_value, is_pass, is_trial)
    values ('${school}', '${school}', 'GR', '2026/27', 'HT', 'OKANT', false, '2026-12-18', '${school}', 'GRGRMAT01', 'A', true, false);
  insert into administration.absence_fact (id, organisation_id, school_type, academic_year, semester, gender, offered_minutes, invalid_minutes,
      leave_minutes, reported_minutes, other_valid_minutes, unregistered_minutes)
    values ('${school}', '${school}', 'GR', '2026/27', 'HT', 'OKANT', 60, 0, 0, 60, 0, 0);
  insert into administration.staffing_fact values ('${school}', '${school}', '', '2026-10-15', 200, 20, 15, 12);
  insert into administration.fact_person values ('${pupil}', 'TERM', '${school}');
  insert into administration.grade_motivation values ('${school}', '${pupil}', '${activity}', 'm');
  insert into administration.national_test_result values ('${school}', '${pupil}', '${school}', '${activity}', '${school}', 'GRGRMAT01_9',
    'HT', 2026, 'C', '[]', '${parent}', now());
  insert into administration.national_test_answer values ('${school}', '${pupil}', '${activity}', 'r');
  insert into administration.study_plan values ('${school}', '${pupil}', '2026-08-17', null, '${parent}', now());
  insert into administration.study_plan_content values ('${school}', '${school}', '${pupil}', 0);
  insert into administration.study_plan_syllabus values ('${school}', '${school}', '${pupil}', 0, '${school}', '${school}');
  insert into administration.study_plan_note values ('${school}', '${school}', '${pupil}', 0, 'MAL', 'n');
  insert into administration.certificate values ('${school}', '${pupil}', '${school}', 'UTDRAG', 'GR', '2026-12-18', now(), '${parent}', '{}');
  insert into administration.place_application (id, child_id, applicant_id, authority_id, school_type, start_date, queued_on)
    values ('${school}', '${pupil}', '${parent}', '${school}', 'FS', '2027-01-01', '2026-11-01');
  insert into administration.place_choice values ('${school}', '${pupil}', '${school}', 1, false);
  insert into administration.place_offer (id, application_id, child_id, organisation_id, group_id, school_type, start_date, offered_by_id,
      offered_on, answer_date)
    values ('${school}', '${school}', '${pupil}', '${school}', '${clas}', 'FS', '2027-01-01', '${parent}', '2026-11-01', '2026-11-30');
  insert into administration.queue_rule values ('${school}', '${school}', 'FS', '2026-01-01', '{QUEUED_ON}', '${parent}', now());
  insert into administration.group_size values ('${school}', '${school}', '${clas}', '2026-01-01', 20, '${parent}', now());
  insert into administration.fee_household values ('${school}', '${school}', '${parent}', now());
  insert into administration.fee_household_member (id, household_id, authority_id, person_id, invited_by_id, invited_at, joined_on)
    values ('${school}', '${school}', '${school}', '${parent}', '${parent}', now(), '2026-01-01');
  insert into administration.income_declaration values ('${school}', '${school}', '${school}', '${parent}', 40000, '2026-01-01', now());
  insert into administration.fee_tariff (id, display_name, start_date, income_ceiling, steps) values ('${school}', 'T', '2026-01-01', 1, '[]');
  ${acts('administration')}`

/** And one for every table of pedagogy, in which the school's id stands for whatever is referred to. */
export const pedagogyRows = `
  insert into pedagogy.teaching_policy (organisation_id) values ('${school}');
  insert into pedagogy.syllabus_version (id, school_type, subject_code, subject_name, curriculum_code, number, start_date, purpose, source,
      licence, content_hash, imported_at, is_synthetic)
    values ('${school}', 'GR', 'GRGRMAT01', 'Matematik', 'LGR22', 1, '2022-07-01', 'p', 's', 'CC0', 'h', now(), true);
  insert into pedagogy.syllabus_ability values ('${school}', '${school}', 1, 'a');
  insert into pedagogy.content_item values ('${school}', '${school}', 'MA-1-3-1', 'a', 't', 1, 1, 3);
  insert into pedagogy.knowledge_criterion values ('${school}', '${school}', null, 6, 'E', 'k', 1);
  insert into pedagogy.knowledge_level values ('${school}', 'A-F', 'A', 5, 'A', 'A', true, '2011-07-01', null, 's');
  insert into pedagogy.plan_rule values ('${school}', 'GR', 1, 5, false, '2011-07-01', null, 's');
  insert into pedagogy.assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind, assessed_on,
      first_content_item_id, published_at, published_by_id, number)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', '${school}', '${school}', 'FORMATIVE', '2026-11-20',
      '${school}', now(), '${school}', 1);
  insert into pedagogy.assessment_item values ('${school}', '${school}', '${pupil}', '${school}', null);
  insert into pedagogy.assessment_mark values ('${school}', '${school}', '${school}', '${school}', '${pupil}');
  insert into pedagogy.assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind,
      assessed_on, content_item_ids, criterion_ids, marks, modified_at)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', '${school}', '${school}', 'FORMATIVE', '2026-11-20',
      '{}', '{}', '[]', now());
  insert into pedagogy.written_assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id,
      academic_year, semester, text, first_content_item_id, first_criterion_id, published_at, published_by_id)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', '${school}', '${school}', '2026/27', 'HT', 'Du kan.',
      '${school}', '${school}', now(), '${school}');
  insert into pedagogy.written_assessment_item values ('${school}', '${school}', '${pupil}', '${school}', null);
  insert into pedagogy.written_assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id,
      academic_year, semester, text, content_item_ids, criterion_ids, modified_at)
    values ('${school}', '${pupil}', '${school}', '${school}', '${school}', '${school}', '${school}', '2026/27', 'HT', 'Du kan.', '{}', '{}', now());
  insert into pedagogy.knowledge_fact (id, organisation_id, school_type, academic_year, semester, gender, syllabus_id, syllabus_code, is_counted,
      taken_on)
    values ('${school}', '${school}', 'GR', '2026/27', 'HT', 'OKANT', '${school}', 'GRGRMAT01', true, '2026-12-18');
  insert into pedagogy.knowledge_fact_person values ('${pupil}', 'WRITTEN', '${school}');
  insert into pedagogy.support_fact (id, organisation_id, school_type, academic_year, semester, gender, is_counted, has_adaptation,
      has_investigation, has_programme)
    values ('${school}', '${school}', 'GR', '2026/27', 'HT', 'OKANT', true, true, false, false);
  insert into pedagogy.support_fact_person values ('${pupil}', 'SUPPORT', '${school}');
  insert into pedagogy.talk_round values ('${school}', '${school}', '${school}', 'GR', '2026/27', 'HT', 'Samtal', now(), now() + interval '1 day',
    'PUBLISHED', '${school}', 1);
  insert into pedagogy.talk_responsibility values ('${school}', '${school}', '${pupil}', '${school}', '${school}', null);
  insert into pedagogy.talk_slot values ('${school}', '${school}', '${school}', now(), now() + interval '20 minutes', 'p', null, null);
  insert into pedagogy.talk_booking values ('${school}', '${school}', '${school}', '${school}', '${pupil}', '${parent}', now(), now(), '${parent}');
  insert into pedagogy.talk_booking_message values ('${school}', '${pupil}', '${school}', '${parent}', 't', now());
  insert into pedagogy.talk_cancellation values ('${school}', '${school}', '${pupil}', '${school}', '${parent}', '${parent}', now(), 't');
  insert into pedagogy.development_talk (id, student_id, organisation_id, teacher_id, academic_year, semester, held_on)
    values ('${school}', '${pupil}', '${school}', '${school}', '2026/27', 'HT', '2026-10-19');
  insert into pedagogy.talk_agreement values ('${school}', '${school}', '${pupil}', 1, 'PUPIL', 't');
  insert into pedagogy.talk_preparation (id, student_id, organisation_id, author_id, author_role, academic_year, semester, text)
    values ('${school}', '${pupil}', '${school}', '${pupil}', 'PUPIL', '2026/27', 'HT', 't');
  insert into pedagogy.teaching_plan (id, organisation_id, group_id, academic_year, state, created_by_id, created_at)
    values ('${school}', '${school}', '${clas}', '2026/27', 'PUBLISHED', '${parent}', now());
  insert into pedagogy.teaching_plan_author values ('${school}', '${parent}', '${parent}', now());
  insert into pedagogy.teaching_plan_edition values ('${school}', '${school}', 1, '${school}', 't', '2026-08-17', '2026-12-18', 't', 'a',
    '${parent}', now(), '${parent}');
  insert into pedagogy.teaching_plan_item values ('${school}', '${school}', '${school}', '${school}', null, '${parent}', now());
  insert into pedagogy.assignment values ('${school}', '${school}', '${activity}', 'TEST', 't', 'i', '2026-11-01', '2026-11-24', null, true,
    '${school}', '${parent}', now(), null);
  insert into pedagogy.assignment_item values ('${school}', '${school}', '${school}', '${school}', null, '${parent}', now());
  insert into pedagogy.lesson_material values ('${school}', '${school}', '${activity}', 't', null, 'https://a', null, null, '${parent}', now(),
    now(), null);
  insert into pedagogy.submission values ('${school}', '${school}', '${pupil}', 1, 't', null, null, now());
  insert into pedagogy.submission_feedback values ('${school}', '${school}', '${school}', '${activity}', '${pupil}', 't', '${parent}', now());
  insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, syllabus_version_id, occurred_on)
    values ('${school}', '${pupil}', '${school}', '${pupil}', true, 't', '${school}', '2026-10-19');
  insert into pedagogy.portfolio_item values ('${school}', '${school}', '${school}', '${pupil}');
  insert into pedagogy.study_path (id, student_id, organisation_id, school_type, author_id, goals)
    values ('${school}', '${pupil}', '${school}', 'VUXGR', '${school}', 'm');
  insert into pedagogy.study_path_step values ('${school}', '${school}', '${pupil}', '${school}', '2026-10-19', '2026-12-18', 'ON_SITE');
  insert into pedagogy.project_work (id, student_id, organisation_id, school_type, syllabus_id, together_id, title, supervisor_id)
    values ('${school}', '${pupil}', '${school}', 'GY', '${school}', '${school}', 't', '${school}');
  insert into pedagogy.project_submission values ('${school}', '${school}', '${pupil}', 1, 't', null, null, now());
  insert into pedagogy.project_assessment values ('${school}', '${school}', '${pupil}', 1, '${school}', '${school}', '${school}',
    '{${school}}', 'E', true, 't', '${school}', now());
  insert into pedagogy.development_plan (id, student_id, organisation_id, academic_year, school_type, mentor_id, modified_at)
    values ('${school}', '${pupil}', '${school}', '2026/27', 'GR', '${school}', now());
  insert into pedagogy.development_plan_publication (id, student_id, organisation_id, academic_year, plan_id, number, goals, school_efforts,
      talk_id, first_written_assessment_id, published_at, published_by_id)
    values ('${school}', '${pupil}', '${school}', '2026/27', '${school}', 1, 'm', 's', '${school}', '${school}', now(), '${school}');
  insert into pedagogy.development_plan_assessment values ('${school}', '${school}', '${pupil}');
  insert into pedagogy.extra_adaptation (id, student_id, organisation_id, decision, start_date, decided_by_id)
    values ('${school}', '${pupil}', '${school}', 'd', '2026-09-01', '${parent}');
  insert into pedagogy.extra_adaptation_evaluation values ('${school}', '${school}', '${pupil}', '${school}', 2, 'e', '${parent}', now());
  insert into pedagogy.extra_adaptation_note values ('${school}', '${school}', '${pupil}', '${school}', 'n', '${parent}', now());
  insert into pedagogy.support_policy values ('${school}', '{}', '${parent}', now(), 'r');
  insert into pedagogy.support_need values ('${school}', '${pupil}', '${school}', 't', 'a', '${parent}', now());
  insert into pedagogy.support_case (id, student_id, organisation_id, opened_by_id, opened_at)
    values ('${school}', '${pupil}', '${school}', '${parent}', now());
  insert into pedagogy.support_case_need values ('${school}', '${school}', '${pupil}', '${school}');
  insert into pedagogy.support_case_person values ('${school}', '${school}', '${pupil}', '${school}', '${school}', 'r', '2026-09-01', null, '${parent}');
  insert into pedagogy.support_investigation (id, case_id, student_id, organisation_id, started_on)
    values ('${school}', '${school}', '${pupil}', '${school}', '2026-09-01');
  insert into pedagogy.support_entry values ('${school}', '${school}', '${pupil}', '${school}', 'NOTE', '2026-09-01', 't', '${parent}', now());
  insert into pedagogy.action_programme_draft values ('${school}', '${pupil}', '${school}', 'n', 'm', '2026-12-01', '${parent}', '${parent}', now());
  insert into pedagogy.action_programme (id, case_id, student_id, organisation_id, number, decision, reason, decided_by_id, decided_on)
    values ('${school}', '${school}', '${pupil}', '${school}', 1, 'DECLINE', 'r', '${parent}', '2026-10-01');
  insert into pedagogy.support_follow_up values ('${school}', '${school}', '${school}', '${pupil}', '2026-10-02', 't', 'CONTINUE', '${parent}', now());
  insert into pedagogy.support_appeal values ('${school}', '${school}', '${school}', '${pupil}', '${school}', '2026-10-02', 'GUARDIAN', 'd');
  insert into pedagogy.concern_report values ('${school}', '${pupil}', '${school}', 't', '2026-10-01', 'r', null, '${parent}', now());
  insert into pedagogy.concern_report_person values ('${school}', '${school}', '${pupil}', '${school}', '${school}', 'r', '2026-10-01', null, '${parent}');
  insert into pedagogy.disclosure_request (id, student_id, organisation_id, requested_on, scope, diary_reference, registered_by_id, registered_at)
    values ('${school}', '${pupil}', '${school}', '2026-10-02', 's', 'd', '${parent}', now());
  ${acts('pedagogy')}`
