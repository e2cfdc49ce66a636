using System.Globalization;
using Grancius.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = Options.Read(args);
await using var processor = await Processor.Start();
await new Comparison(options, processor).Run();
