import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'tmp/e2e',
  // Each test starts the whole app: two at once would only wait for one another.
  workers: 1,
  timeout: 120_000,
  forbidOnly: process.env.CI === 'true',
  reporter: 'list',
})
