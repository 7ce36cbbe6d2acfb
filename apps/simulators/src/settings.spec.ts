import { readSettings } from './settings.ts';

describe('the settings of the simulators', () => {
  it('have standard ports and keep everything in memory', () => {
    expect(readSettings({ SIMULATORS_DATA: '' })).toEqual({
      HOST: '127.0.0.1',
      SIMULATORS_PORT: 3002,
      SIMULATED_SMTP_PORT: 3025,
      SIMULATED_CLAMD_PORT: 3310,
      SIMULATED_IMAP_PORT: 3143,
      SIMULATED_SMPP_PORT: 2775,
      SIMULATED_SMPP_RECEIPT_SECONDS: 5,
      PUBLIC_URL: 'http://localhost:3000',
      LOG_LEVEL: 'info',
    });
  });

  it('name every wrong value at once', () => {
    const reading = () => readSettings({ SIMULATORS_PORT: 'cổng', SIMULATED_SMTP_PORT: '70000' });
    expect(reading).toThrow(/SIMULATORS_PORT[\s\S]*SIMULATED_SMTP_PORT/);
  });
});
