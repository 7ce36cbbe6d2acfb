/** An instant reckoned with a calendar. */
export interface ReckonedTime {
  readonly at: Date;
  /** It rests on days whose days off are not officially known yet: to be reckoned again when they are. */
  readonly provisional: boolean;
}
