import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CSP_HEADER } from '../../../src/main/csp.ts'
import { fileOf, serveFolder } from '../../../src/main/protocol.ts'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
  fs.mkdirSync(path.join(folder, 'bundle', 'assets'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  fs.writeFileSync(path.join(folder, 'bundle', 'index.html'), '<p>index')
  fs.writeFileSync(path.join(folder, 'bundle', 'assets', 'a b.js'), 'code')
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('fileOf', () => {
  it('never leads out of the folder', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', '%00', '%', 'a', 'é'),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const address = `app://bundle/${pieces.join('/')}`
        fc.pre(URL.canParse(address))
        const file = fileOf(new URL(address), '/app/renderer')
        if (file !== null) expect(path.relative('/app/renderer', file)).not.toMatch(/^\.\.|^\//)
      }),
    )
  })

  it('finds the index and names with blanks', () => {
    expect(fileOf(new URL('app://bundle/'), '/r')).toBe('/r/index.html')
    expect(fileOf(new URL('app://bundle/a%20b.js?x#y'), '/r')).toBe('/r/a b.js')
  })
})

describe('serveFolder', () => {
  const get = (address: string, init?: RequestInit) =>
    serveFolder(path.join(folder, 'bundle'), CSP_HEADER)(new Request(address, init))

  it('sends files with their type and the policy', async () => {
    const answer = await get('app://bundle/')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('<p>index')
    const script = await get('app://bundle/assets/a%20b.js')
    expect(script.headers.get('content-type')).toContain('javascript')
  })

  it.each([
    ['app://bundle/..%2fsecret.txt', 400],
    ['app://bundle/%ff', 400],
    ['app://bundle/assets', 404],
    ['app://bundle/missing', 404],
    ['app://elsewhere/index.html', 404],
  ])('refuses %s', async (address, status) => expect((await get(address)).status).toBe(status))

  it('refuses to be written to', async () => {
    expect((await get('app://bundle/', { method: 'POST' })).status).toBe(405)
  })
})

describe('the policy', () => {
  it('allows no inline code, no other place and no frames', () => {
    expect(CSP_HEADER).not.toContain('unsafe')
    expect(CSP_HEADER).not.toMatch(/https?:|\*/)
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(CSP_HEADER.split('; ')).toContain(part)
    }
  })
})
