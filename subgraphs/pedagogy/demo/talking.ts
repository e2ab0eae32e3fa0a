import { minutesAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { weekday } from '../../shared/week.ts'
import {
  developmentPlan,
  developmentPlanAssessment,
  developmentPlanPublication,
} from '../development_plan/development_plan.table.ts'
import { portfolioEntry } from '../portfolio/portfolio.table.ts'
import { developmentTalk, talkAgreement, talkPreparation } from '../talk/talk.table.ts'
import { talkBooking, talkBookingMessage } from '../talk_booking/talk_booking.table.ts'
import { talkResponsibility, talkRound, talkSlot } from '../talk_round/talk_round.table.ts'
import { writtenId } from './assessing.ts'
import { type Days, demoId, type DemoSchoolWork } from './demo.days.ts'

/** A round that home books in now, for a day in ten days or so. */
export async function seedRound(tx: Write, { older, supported }: DemoSchoolWork, { academicYear, semester, on, at }: Days) {
  const { organisationId, groupId, mentorId, studentIds } = older
  const roundId = demoId('TalkRound', groupId)
  const round = {
    ...{ id: roundId, organisationId, groupId, schoolType: 'GR', academicYear, semester, displayName: 'Utvecklingssamtal' },
    ...{ bookableFrom: at(-5, '07:00'), bookableUntil: at(8, '20:00'), state: 'PUBLISHED', openedById: mentorId, version: 2 },
  }
  await insertRows(tx, talkRound, [round])
  const held = { roundId, teacherId: mentorId }
  const responsibilities = studentIds.map((studentId) => ({
    ...{ id: demoId('TalkResponsibility', `${roundId} ${studentId}`), ...held, studentId, setById: mentorId },
  }))
  await insertRows(tx, talkResponsibility, responsibilities)
  const day = [10, 11, 12].find((days) => weekday(on(days)) <= 5)!
  const slots = studentIds.map((_, n) => {
    const startsAt = minutesAfter(at(day, '07:00'), n * 25)
    return { id: demoId('TalkSlot', `${roundId} ${n}`), ...held, startsAt, endsAt: minutesAfter(startsAt, 20), place: 'Rum 7' }
  })
  await insertRows(tx, talkSlot, slots)
  const party = { studentId: supported.studentId, teacherId: mentorId }
  const booking = {
    id: demoId('TalkBooking', roundId),
    slotId: slots[2]!.id,
    roundId,
    ...party,
    bookedById: supported.guardianId,
  }
  await insertRows(tx, talkBooking, [{ ...booking, bookedAt: at(-2, '18:00') }])
  const said = { text: 'Vi vill tala om stödet i matematik.', writtenAt: at(-2, '18:00') }
  await insertRows(tx, talkBookingMessage, [{ bookingId: booking.id, ...party, authorId: supported.guardianId, ...said }])
}

/** A talk that was held, with how home prepared it and what was agreed. */
async function seedTalk(tx: Write, { younger, planned }: DemoSchoolWork, { academicYear, semester, on, at }: Days) {
  const { organisationId, mentorId: teacherId } = younger
  const { studentId, guardianId } = planned
  const term = { academicYear, semester }
  const talk = {
    ...{ id: demoId('DevelopmentTalk', studentId), studentId, organisationId, teacherId, ...term, heldOn: on(-20) },
    ...{ documentationState: 'SHARED', sharedAt: at(-19), version: 2 },
  }
  await insertRows(tx, developmentTalk, [talk])
  const agreed = (position: number, responsible: string, text: string) => ({
    ...{ id: demoId('TalkAgreement', `${studentId} ${position}`), talkId: talk.id, studentId, position, responsible, text },
    dueOn: on(40),
  })
  await insertRows(tx, talkAgreement, [
    agreed(1, 'HOME', 'Läser högt tillsammans varje kväll.'),
    agreed(2, 'SCHOOL', 'Uppgifter i mindre delar.'),
  ])
  const preparation = {
    ...{
      id: demoId('TalkPreparation', studentId),
      studentId,
      organisationId,
      authorId: guardianId,
      authorRole: 'GUARDIAN',
      ...term,
    },
    ...{ text: 'Han läser gärna högt hemma.', submittedAt: at(-22), version: 2 },
  }
  await insertRows(tx, talkPreparation, [preparation])
  return talk.id
}

/** The talk of a pupil, and the development plan that came of it. */
export async function seedDevelopmentPlan(tx: Write, given: DemoSchoolWork, days: Days): Promise<void> {
  const { organisationId, mentorId } = given.younger
  const { studentId } = given.planned
  const talkId = await seedTalk(tx, given, days)
  const planId = demoId('DevelopmentPlan', studentId)
  const said = {
    ...{ studentId, organisationId, academicYear: days.academicYear, goals: 'Räkna och dela upp tal upp till tusen.' },
    ...{ schoolEfforts: 'Vi övar i par, med material att flytta.', homeEfforts: 'Läs priser i affären.' },
  }
  await insertRows(tx, developmentPlan, [
    { id: planId, ...said, schoolType: 'GR', mentorId, version: 3, modifiedAt: days.at(-10) },
  ])
  const publicationId = demoId('DevelopmentPlanPublication', studentId)
  const writtenAssessmentId = writtenId(studentId)
  const published = { publishedAt: days.at(-10), publishedById: mentorId }
  await insertRows(tx, developmentPlanPublication, [
    { id: publicationId, planId, number: 1, ...said, talkId, firstWrittenAssessmentId: writtenAssessmentId, ...published },
  ])
  await insertRows(tx, developmentPlanAssessment, [{ publicationId, writtenAssessmentId, studentId }])
}

/** What a pupil shows of their own, and what they do not yet. */
export async function seedPortfolio(
  tx: Write,
  { older, followedId: studentId }: DemoSchoolWork,
  { on, at }: Days,
): Promise<void> {
  const entry = (title: string, text: string, sharedAt: Date | null) => ({
    ...{ id: demoId('PortfolioEntry', `${studentId} ${title}`), studentId, organisationId: older.organisationId },
    ...{ authorId: studentId, isByPupil: true, title, text, syllabusId: older.syllabusId, occurredOn: on(-18), sharedAt },
  })
  await insertRows(tx, portfolioEntry, [
    entry('Bron', 'Jag byggde en bro i skala och räknade ut vad den bär.', at(-17)),
    entry('Skiss till ett torn', 'Inte klart än.', null),
  ])
}
