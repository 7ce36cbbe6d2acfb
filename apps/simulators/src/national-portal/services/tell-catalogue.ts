import type { Service } from './service.ts';

/** LayDanhMuc…: all of a shared catalogue. */
export const tellCatalogue =
  (name: string): Service =>
  ({ catalogues }) => ({ rows: catalogues.of(name).map((row) => ({ ...row })) });
