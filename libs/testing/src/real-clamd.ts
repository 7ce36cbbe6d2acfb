/** Where a real clamd listens, `tcp://127.0.0.1:3310`, for the one test that tries it; nothing = it is skipped and says so. */
export const realClamd = (): string | undefined => process.env['TEST_CLAMD_URL'];
