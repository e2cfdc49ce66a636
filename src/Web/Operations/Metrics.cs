using Grancius.Application.PaymentSessions;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Grancius.Web.Operations;

/// <summary>Sends metrics to a collector where one is named by the usual OTEL_EXPORTER_OTLP_ENDPOINT.</summary>
internal static class Metrics
{
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            builder.Services.AddHostedService<Exporter>();
    }

    private sealed class Exporter : IHostedService
    {
        private MeterProvider? _provider;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _provider = Sdk.CreateMeterProviderBuilder()
                .AddMeter(SessionMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql")
                .AddOtlpExporter()
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _provider?.Dispose();
            return Task.CompletedTask;
        }
    }
}
