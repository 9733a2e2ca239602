/** English and its regional variants, as BCP 47 tags: English of no region, then by use and name. */
export const TARGET_LANGUAGES = [
  'en',
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'en-HK',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-SG',
  'en-ZA',
] as const
