using Grancius.Infrastructure;
using Grancius.Web.Operations;

try
{
    await GranciusApp.Run(args);
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
