import { createHash, randomBytes } from 'node:crypto'

/** What issued keys begin with, so that scanners find one that was put where it does not belong. */
export const keyPrefix = 'skg_'

/** 256 random bits that let their holder in. Shown once: only the hash is stored. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')

/** What is stored of a secret, and what it is found by. It needs no salt, for nobody can try 256 bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
