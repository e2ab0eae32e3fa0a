import { personal } from '../../shared/personal.ts'
import { care as legalBasis, ofChild, unsheltered, unshelteredTo } from '../placement/placement.grounds.ts'
import { careComment } from './care_comment.table.ts'

const purpose = {
  en: 'To let guardians tell the staff what they should know of a day.',
  sv: 'Att låta vårdnadshavare berätta för personalen vad den behöver veta om en dag.',
}

export const careCommentPersonal = [
  personal(careComment, {
    concept: 'CareComment',
    name: { en: 'Comments on times in care', sv: 'Kommentarer till vistelsetider' },
    purpose,
    legalBasis,
    shownWhere: unsheltered,
    subjects: ['childId'],
    // What one guardian wrote is not for the child to read, nor for the other guardian who asks on its behalf.
    thirdParties: ['authorId', 'text', 'answer'],
    officials: ['acknowledgedById', 'answeredById'],
    noPersons: ['placementId'],
    onErasure: { erase: true },
    retention: { after: 'careDate', months: 12 },
  }),
  personal(careComment, {
    concept: 'CareCommentWritten',
    name: { en: "Comments on a child's times in care", sv: 'Kommentarer till ett barns vistelsetider' },
    purpose,
    legalBasis,
    shownWhere: unshelteredTo('author_id'),
    subjects: ['authorId'],
    thirdParties: ['childId'],
    officials: ['acknowledgedById', 'answeredById'],
    noPersons: ['placementId'],
    givenBySubject: true,
    onErasure: { keep: ofChild },
    retention: { after: 'careDate', months: null },
  }),
]
