import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../../src/main/command-line.ts'

const read = (...args: string[]) => readCommandLine(['electron', ...args], '/home/user', '/app')

describe('readCommandLine', () => {
  it('finds the files among switches and the path of the app', () => {
    const args = ['--inspect=0', '/app', '--no-sandbox', 'a.txt', '/b/c.txt', 'file:///d%20e.txt']
    expect(read(...args).files).toEqual(['/home/user/a.txt', '/b/c.txt', '/d e.txt'])
    expect(readCommandLine(['facing-pages', '/app'], '/', null).files).toEqual(['/app'])
  })

  it('knows the app by a relative path too', () => {
    expect(readCommandLine(['electron', '.', 'a.txt'], '/app', '/app').files).toEqual([
      '/app/a.txt',
    ])
  })

  it('reads a print job', () => {
    expect(read('/app').print).toBeNull()
    expect(read('--print-job=j.json', '--print-out=/o=1.pdf').print).toEqual({
      job: '/home/user/j.json',
      out: '/o=1.pdf',
      report: false,
    })
    expect(read('--print-job=j', '--print-out=o', '--print-report').print?.report).toBe(true)
  })

  it('asks for both ends of a print job', () => {
    expect(() => read('--print-job=j.json')).toThrow('must be given together')
    expect(() => read('--print-out=o.pdf')).toThrow('must be given together')
  })
})
