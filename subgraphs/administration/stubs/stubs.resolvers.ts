export { personOf } from '../../access/persons.ts'
