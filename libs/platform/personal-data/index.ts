export type { IndexedKind } from './blind-index.ts';
export { DataKeys } from './data-keys.ts';
export { mask } from './masks.ts';
export { MasterKeys } from './master-keys.ts';
export { PersonalData } from './personal-data.ts';
export { PersonalDataModule } from './personal-data.module.ts';
export { SealStoredData } from './seal-stored-data.ts';
export type { Place } from './sealed-value.ts';
