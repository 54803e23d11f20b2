import type { SnippetInput } from "./snippet-input";

/** The vendor's .NET driver on .NET 5 or later (manual "TLS/SSL", SslSettings.ServerCertificateValidationCallback). */
export function csharpSnippet({ url, authSource, file }: SnippetInput): string {
  return `using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MongoDB.Bson;
using MongoDB.Driver;

var trusted = new X509Certificate2Collection();
trusted.ImportFromPemFile("${file}");

var settings = MongoClientSettings.FromConnectionString("${url}");
settings.Credential = MongoCredential.CreateCredential(
    "${authSource}",
    Environment.GetEnvironmentVariable("MONGODB_USER"),
    Environment.GetEnvironmentVariable("MONGODB_PASSWORD"));
settings.UseTls = true;
settings.SslSettings = new SslSettings { ServerCertificateValidationCallback = LeadsToTrusted };

var client = new MongoClient(settings);
client.GetDatabase("admin").RunCommand<BsonDocument>(new BsonDocument("ping", 1));

// The driver can't skip the host name alone: this checks the chain against the CA file, and nothing else decides.
bool LeadsToTrusted(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
{
    if (certificate is null) return false;
    using var chain = new X509Chain();
    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
    chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
    chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // server authentication
    chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // as the other drivers: no list is asked for
    if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
    return chain.Build(new X509Certificate2(certificate));
}`;
}
