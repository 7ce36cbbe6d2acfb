import type { MeasuredIndicator, UnmeasuredIndicator } from './indicator.ts';
import { MEASURED_INDICATORS } from './measured-indicators.ts';
import { UNMEASURED_INDICATORS } from './unmeasured-indicators.ts';

export type MeasuredCode = keyof typeof MEASURED_INDICATORS;
export type UnmeasuredCode = keyof typeof UNMEASURED_INDICATORS;
export type IndicatorCode = MeasuredCode | UnmeasuredCode;

/** In the order of the index. */
export const INDICATOR_CODES = [
  ...(['publish-on-time', 'update-on-time', 'full-content', 'synchronised'] as const),
  'on-time',
  'handed-in-online',
  ...(['payment-offered', 'payment-used', 'paid-online'] as const),
  ...(['electronic-result', 'digitised-dossier', 'certified-copy', 'paper-used-again'] as const),
  ...(['store-linked', 'verified-account', 'database-asked'] as const),
  ...(['satisfied', 'enquiry-on-time', 'satisfied-with-answer'] as const),
] as const satisfies readonly IndicatorCode[];

export const INDICATORS: Readonly<Record<IndicatorCode, MeasuredIndicator | UnmeasuredIndicator>> = {
  ...MEASURED_INDICATORS,
  ...UNMEASURED_INDICATORS,
};

export const isMeasured = (code: IndicatorCode): code is MeasuredCode => code in MEASURED_INDICATORS;
