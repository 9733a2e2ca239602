import { expect, it } from 'vitest'
import { Inbox } from '../../../src/main/inbox.ts'

it('keeps files until they are taken, and gives each out once', () => {
  let arrivals = 0
  const inbox = new Inbox(() => arrivals++)
  inbox.add([])
  expect(arrivals).toBe(0)
  inbox.add(['/a', '/b'])
  inbox.add(['/c'])
  expect(arrivals).toBe(2)
  expect(inbox.take()).toEqual(['/a', '/b', '/c'])
  expect(inbox.take()).toEqual([])
})
