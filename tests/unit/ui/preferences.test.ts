import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChoices } from '../../../src/renderer/ui/dialogs/export/choices.ts'
import {
  DEFAULT_PREFERENCES,
  parsePreferences,
  zoomStep,
} from '../../../src/renderer/ui/preferences.ts'

describe('parsePreferences', () => {
  it('gives the defaults where nothing is stored', () => {
    expect(parsePreferences(undefined)).toEqual(DEFAULT_PREFERENCES)
  })

  it('keeps what is right and mends what is wrong', () => {
    const mended = parsePreferences({
      theme: 'dark',
      zoom: 900,
      language: 'fr',
      columnRatio: Number.NaN,
      outline: { open: false, width: -4 },
      side: 'wide',
    })
    expect(mended).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
      zoom: 200,
      outline: { open: false, width: 160 },
    })
  })

  it('never throws and changes nothing a second time', () => {
    const like = fc.record(
      {
        theme: fc.anything(),
        zoom: fc.oneof(fc.double(), fc.anything()),
        sourceFace: fc.constantFrom('serif', 'sans', 'x'),
        outline: fc.oneof(fc.record({ open: fc.boolean(), width: fc.double() }), fc.anything()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), like), (value) => {
        const once = parsePreferences(value)
        expect(parsePreferences(once)).toEqual(once)
        expect(once.zoom).toBeGreaterThanOrEqual(70)
        expect(once.zoom).toBeLessThanOrEqual(200)
      }),
    )
  })
})

describe('zoomStep', () => {
  it('goes from step to step and stops at the ends', () => {
    expect(zoomStep(100, 1)).toBe(110)
    expect(zoomStep(105, 1)).toBe(110)
    expect(zoomStep(105, -1)).toBe(100)
    expect(zoomStep(200, 1)).toBe(200)
    expect(zoomStep(70, -1)).toBe(70)
  })
})

describe('parseChoices', () => {
  it('never throws, offers only what can be chosen, and changes nothing a second time', () => {
    const like = fc.record({
      format: fc.constantFrom('docx', 'pdf', 'exe'),
      options: fc.oneof(
        fc.record({ fontSize: fc.double(), metadata: fc.array(fc.constantFrom('date', 'x', 1)) }),
        fc.anything(),
      ),
    })
    fc.assert(
      fc.property(fc.oneof(fc.anything(), like), (value) => {
        const once = parseChoices(value)
        expect(parseChoices(once)).toEqual(once)
        expect(['docx', 'pdf', 'html', 'md']).toContain(once.format)
      }),
    )
  })
})
