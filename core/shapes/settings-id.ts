/** Id of the record that holds the settings; tokens have longer ones. */
export const SETTINGS_ID = 'settings';
