import { type Config, zaloAccount } from '#platform/config';
import { NOTICE_CHANNELS, type NoticeChannel } from '../domain/notice-wishes.ts';

/** What each channel needs here that a deployment may be without. */
const IS_THERE: Readonly<Record<NoticeChannel, (config: Config) => boolean>> = {
  sms: () => true,
  email: () => true,
  zalo: (config) => zaloAccount(config) !== undefined,
};

/** Over what people can be told here. */
export const offeredChannels = (config: Config): NoticeChannel[] =>
  NOTICE_CHANNELS.filter((channel) => IS_THERE[channel](config));
