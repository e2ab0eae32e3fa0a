import { createHash } from 'node:crypto'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { contentItemId, knowledgeCriterionId, syllabusAbilityId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from '../curriculum/curriculum.table.ts'
import { subjects } from './syllabuses.texts.ts'

const curriculumCode = 'LGR22'
const bands = [3, 6, 9] as const

type Subject = (typeof subjects)[number]

const versionOf = ({ code, name, nameEn, purpose, ...said }: Subject) => ({
  id: syllabusVersionId(code, curriculumCode, 1),
  schoolType: 'GR',
  subjectCode: code,
  languageCode: null,
  subjectName: name,
  subjectNameEn: nameEn,
  curriculumCode,
  number: 1,
  startDate: '2022-07-01',
  endDate: null,
  purpose,
  source: 'Skolgraf, påhittad kursplan för demonstration',
  licence: 'CC0',
  contentHash: createHash('sha256')
    .update(JSON.stringify({ code, purpose, ...said }))
    .digest('hex'),
  importedAt: new Date('2022-07-01T00:00:00Z'),
  isSynthetic: true,
})

function abilityRows({ code, abilities }: Subject) {
  const version = syllabusVersionId(code, curriculumCode, 1)
  return abilities.map((text, n) => ({
    id: syllabusAbilityId(version, n + 1),
    syllabusVersionId: version,
    position: n + 1,
    text,
  }))
}

function itemRows({ code, short, content }: Subject) {
  const version = syllabusVersionId(code, curriculumCode, 1)
  return bands.flatMap((toYear) =>
    content[toYear].map(([area, text], n) => {
      const item = `${short}-${toYear - 2}-${toYear}-${n + 1}`
      return {
        id: contentItemId(version, item),
        syllabusVersionId: version,
        code: item,
        area,
        text,
        position: n + 1,
        fromYear: toYear - 2,
        toYear,
        courseCode: null,
      }
    }),
  )
}

function criterionRows({ code, criteria }: Subject) {
  const version = syllabusVersionId(code, curriculumCode, 1)
  return bands.flatMap((afterYear) =>
    (afterYear === 3 ? [null] : ['E', 'C', 'A']).map((gradeStep, n) => ({
      id: knowledgeCriterionId(version, String(afterYear), gradeStep),
      syllabusVersionId: version,
      courseCode: null,
      afterYear,
      gradeStep,
      text: criteria(afterYear, gradeStep),
      position: n + 1,
    })),
  )
}

/** Three short syllabuses of our own: what stands in Skolverket's comes by import. */
export async function seedPedagogy(tx: Write): Promise<void> {
  await insertRows(tx, syllabusVersion, subjects.map(versionOf))
  await insertRows(tx, syllabusAbility, subjects.flatMap(abilityRows))
  await insertRows(tx, contentItem, subjects.flatMap(itemRows))
  await insertRows(tx, knowledgeCriterion, subjects.flatMap(criterionRows))
}
