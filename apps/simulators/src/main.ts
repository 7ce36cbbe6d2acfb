import { pino } from 'pino';
import { readSettings } from './settings.ts';
import { startSimulators } from './simulators.ts';

const settings = readSettings();
const logger = pino({ name: 'simulators', level: settings.LOG_LEVEL });
const simulators = await startSimulators({
  host: settings.HOST,
  port: settings.SIMULATORS_PORT,
  smtpPort: settings.SIMULATED_SMTP_PORT,
  imapPort: settings.SIMULATED_IMAP_PORT,
  scannerPort: settings.SIMULATED_CLAMD_PORT,
  smppPort: settings.SIMULATED_SMPP_PORT,
  smppReceiptSeconds: settings.SIMULATED_SMPP_RECEIPT_SECONDS,
  dataDir: settings.SIMULATORS_DATA,
  clockFile: settings.CLOCK_FILE,
  publicUrl: settings.PUBLIC_URL,
  logger,
});
logger.info({ url: simulators.url, smtpPort: simulators.smtpPort }, 'the simulators are ready');

/** Ends on a signal, and with the process that started this one; the first of them counts. */
let stopping = false;
const stop = (reason: string) => {
  if (stopping) return;
  stopping = true;
  logger.info({ reason }, 'the simulators are stopping');
  void simulators.close().then(() => process.exit(0));
};
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));
process.on('disconnect', () => stop('the starting process is gone'));
