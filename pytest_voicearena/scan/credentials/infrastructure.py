"""Formats of clouds, code hosts, package registries, deployment and monitoring."""

from __future__ import annotations

from pytest_voicearena.scan.credentials.formats import (
    ALNUM,
    BASE64,
    HEX,
    URL64,
    UUID,
    Format,
    KeyedFormat,
    Provider,
    ends_in_crc32,
)

CLOUDS = (
    Provider(
        "Amazon Web Services",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        (
            Format("aws-access-key", ("AKIA", "ASIA", "ABIA", "ACCA"), "[A-Z2-7]{16}"),
            Format("aws-bedrock-key", ("ABSK",), f"{BASE64}{{109,269}}={{0,2}}"),
            Format("aws-mws-token", ("amzn.mws.",), UUID),
            KeyedFormat(
                "aws-secret-key",
                ("aws", "secret_access_key", "secretaccesskey", "secret access key"),
                f"{BASE64}{{40}}",
            ),
        ),
    ),
    Provider(
        "Google Cloud",
        "https://cloud.google.com/docs/authentication/api-keys",
        (
            Format("gcp-api-key", ("AIza",), f"{URL64}{{35}}"),
            Format("google-oauth-secret", ("GOCSPX-",), f"{URL64}{{28}}"),
            Format("google-oauth-token", ("ya29.",), f"{URL64}{{20,1024}}"),
            Format("google-refresh-token", ("1//0",), f"{URL64}{{40,512}}"),
        ),
    ),
    Provider(
        "Microsoft Azure",
        "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
        (
            Format(
                "azure-ad-client-secret",
                ("Q~",),
                "[A-Za-z0-9_.~-]{31,34}",
                before="[A-Za-z0-9_.~]{3}[0-9]",
                widths=(4,),
            ),
            Format("azure-devops-token", ("AZDO",), f"{ALNUM}{{4}}", f"{ALNUM}{{76}}", (76,)),
            KeyedFormat("azure-storage-key", ("accountkey", "azure"), f"{BASE64}{{86}}=="),
        ),
    ),
    Provider(
        "Alibaba Cloud",
        "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
        (
            Format("alibaba-access-key", ("LTAI",), f"{ALNUM}{{20}}"),
            KeyedFormat("alibaba-secret-key", ("alibaba", "aliyun"), f"{ALNUM}{{30}}"),
        ),
    ),
    Provider(
        "DigitalOcean",
        "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
        (Format("digitalocean-token", ("dop_v1_", "doo_v1_", "dor_v1_"), f"{HEX}{{64}}"),),
    ),
    Provider(
        "Heroku",
        "https://devcenter.heroku.com/articles/authentication",
        (
            Format("heroku-api-key", ("HRKU-AA",), f"{URL64}{{58}}"),
            KeyedFormat("heroku-api-key", ("heroku",), UUID),
        ),
    ),
    Provider(
        "Cloudflare",
        "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/",
        (
            Format("cloudflare-token", ("cfut_", "cfat_", "cfk_"), f"{URL64}{{40,64}}"),
            Format("cloudflare-origin-ca-key", ("v1.0-",), f"{HEX}{{24}}-{HEX}{{146}}"),
            KeyedFormat("cloudflare-token", ("cloudflare", "cf_api"), f"{URL64}{{40}}|{HEX}{{37}}"),
        ),
    ),
    Provider(
        "Fastly",
        "https://www.fastly.com/documentation/guides/account-info/account-management/using-api-tokens/",
        (KeyedFormat("fastly-token", ("fastly",), f"{URL64}{{32}}"),),
    ),
    Provider(
        "Netlify",
        "https://docs.netlify.com/api/get-started/",
        (
            Format("netlify-token", ("nfp_",), f"{ALNUM}{{36,48}}"),
            KeyedFormat("netlify-token", ("netlify",), f"{URL64}{{43,45}}|{HEX}{{64}}"),
        ),
    ),
    Provider(
        "Vercel",
        "https://vercel.com/changelog/new-token-formats-and-secret-scanning",
        (
            Format(
                "vercel-token",
                ("vcp_", "vci_", "vca_", "vcr_", "vck_"),
                f"{URL64}{{50}}{ALNUM}{{6}}",
                check=ends_in_crc32,
            ),
            KeyedFormat("vercel-token", ("vercel",), f"{ALNUM}{{24}}"),
        ),
    ),
    Provider(
        "Fly.io",
        "https://fly.io/docs/security/tokens/",
        (
            Format("fly-token", ("fo1_",), f"{URL64}{{43}}"),
            Format("fly-token", ("fm1r_", "fm1a_", "fm2_"), f"{BASE64}{{100,2000}}={{0,3}}"),
        ),
    ),
    Provider(
        "PlanetScale",
        "https://planetscale.com/docs/concepts/service-tokens",
        (
            Format(
                "planetscale-token",
                ("pscale_tkn_", "pscale_oauth_", "pscale_pw_"),
                "[A-Za-z0-9_=.-]{32,64}",
            ),
        ),
    ),
    Provider(
        "Supabase",
        "https://supabase.com/docs/guides/api/api-keys",
        (
            Format("supabase-token", ("sbp_",), f"{HEX}{{40}}"),
            Format("supabase-secret-key", ("sb_secret_",), f"{URL64}{{22,40}}"),
        ),
    ),
    Provider(
        "Databricks",
        "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
        (Format("databricks-token", ("dapi",), f"{HEX}{{32}}(?:-[0-9])?"),),
    ),
)

CODE = (
    Provider(
        "GitHub",
        "https://github.blog/engineering/behind-githubs-new-authentication-token-formats/",
        (
            Format("github-token", ("ghp_",), f"{ALNUM}{{36}}", check=ends_in_crc32),
            Format("github-oauth-token", ("gho_",), f"{ALNUM}{{36}}", check=ends_in_crc32),
            Format("github-app-token", ("ghu_", "ghs_"), f"{ALNUM}{{36}}", check=ends_in_crc32),
            Format("github-refresh-token", ("ghr_",), f"{ALNUM}{{36,76}}"),
            Format("github-fine-grained-token", ("github_pat_",), f"{ALNUM}{{22}}_{ALNUM}{{59}}"),
        ),
    ),
    Provider(
        "GitLab",
        "https://docs.gitlab.com/security/tokens/#token-prefixes",
        (
            Format("gitlab-token", ("glpat-",), f"{URL64}{{20,300}}(?:\\.[0-9a-z.]{{9,12}})?"),
            Format("gitlab-deploy-token", ("gldt-",), f"{URL64}{{20}}"),
            Format("gitlab-runner-token", ("glrt-",), "[A-Za-z0-9_.-]{20,60}"),
            Format(
                "gitlab-other-token",
                ("glcbt-", "glptt-", "glft-", "glimt-", "glsoat-", "gloas-", "glagent-", "glffct-"),
                f"{URL64}{{20,80}}",
            ),
        ),
    ),
    Provider(
        "Atlassian",
        "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens/",
        (
            Format("bitbucket-app-password", ("ATBB",), f"{ALNUM}{{32}}"),
            Format("bitbucket-access-token", ("ATCTT3",), "[A-Za-z0-9_=-]{184,220}"),
            Format("atlassian-token", ("ATATT3",), "[A-Za-z0-9_=-]{184,200}"),
            KeyedFormat(
                "atlassian-token",
                ("atlassian", "jira", "confluence"),
                "[A-Za-z0-9]{20}[A-Fa-f0-9]{4}",
            ),
        ),
    ),
    Provider(
        "npm",
        "https://docs.npmjs.com/about-access-tokens",
        (Format("npm-token", ("npm_",), f"{ALNUM}{{36}}"),),
    ),
    Provider(
        "PyPI",
        "https://pypi.org/help/#apitoken",
        (
            Format(
                "pypi-token",
                ("pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBp"),
                f"{URL64}{{50,512}}",
            ),
        ),
    ),
    Provider(
        "RubyGems",
        "https://guides.rubygems.org/api-key-scopes/",
        (Format("rubygems-key", ("rubygems_",), f"{HEX}{{48}}"),),
    ),
    Provider(
        "NuGet",
        "https://learn.microsoft.com/nuget/nuget-org/publish-a-package",
        (Format("nuget-key", ("oy2",), "[a-z0-9]{43}"),),
    ),
    Provider(
        "crates.io",
        "https://doc.rust-lang.org/cargo/reference/publishing.html",
        (Format("crates-io-token", ("cio",), f"{ALNUM}{{32}}"),),
    ),
    Provider(
        "Clojars",
        "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
        (Format("clojars-token", ("CLOJARS_",), f"{HEX}{{60}}"),),
    ),
    Provider(
        "JFrog Artifactory",
        "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
        (
            Format("artifactory-key", ("AKCp",), f"{ALNUM}{{69}}"),
            Format("artifactory-token", ("cmVmd",), f"{ALNUM}{{59}}"),
        ),
    ),
    Provider(
        "Docker Hub",
        "https://docs.docker.com/security/access-tokens/",
        (
            Format("docker-hub-token", ("dckr_pat_",), f"{URL64}{{27}}"),
            Format("docker-hub-org-token", ("dckr_oat_",), f"{URL64}{{32}}"),
        ),
    ),
    Provider(
        "SonarQube",
        "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/",
        (Format("sonarqube-token", ("squ_", "sqp_", "sqa_"), f"{HEX}{{40}}"),),
    ),
    Provider(
        "Postman",
        "https://learning.postman.com/docs/reference/postman-api/authentication/",
        (Format("postman-key", ("PMAK-",), f"{HEX}{{24}}-{HEX}{{34}}"),),
    ),
    Provider(
        "HashiCorp",
        "https://developer.hashicorp.com/vault/docs/concepts/tokens",
        (
            Format(
                "terraform-cloud-token",
                (".atlasv1.",),
                f"{URL64}{{60,70}}",
                f"{ALNUM}{{14}}",
                (14,),
            ),
            Format("vault-token", ("hvs.", "hvb.", "hvr."), f"{URL64}{{24,300}}"),
            KeyedFormat("vault-token", ("vault",), f"s\\.{ALNUM}{{24}}"),
        ),
    ),
    Provider(
        "Doppler",
        "https://docs.doppler.com/reference/auth-token-formats",
        (
            Format(
                "doppler-token",
                ("dp.pt.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
                f"{ALNUM}{{40,44}}",
            ),
            Format(
                "doppler-service-token", ("dp.st.",), f"(?:[a-z0-9_-]{{2,35}}\\.)?{ALNUM}{{40,44}}"
            ),
        ),
    ),
    Provider(
        "Pulumi",
        "https://www.pulumi.com/docs/administration/access-identity/access-tokens/",
        (Format("pulumi-token", ("pul-",), f"{HEX}{{40}}"),),
    ),
    Provider(
        "1Password",
        "https://developer.1password.com/docs/service-accounts/security/",
        (
            Format("1password-service-token", ("ops_eyJ",), f"{BASE64}{{250,1500}}={{0,3}}"),
            Format(
                "1password-secret-key",
                ("A3-",),
                "[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}",
            ),
        ),
    ),
    Provider(
        "CircleCI",
        "https://circleci.com/docs/managing-api-tokens/",
        (Format("circleci-token", ("CCIPAT_", "CCIPRJ_"), f"{ALNUM}{{22}}_{HEX}{{40}}"),),
    ),
    Provider(
        "Buildkite",
        "https://buildkite.com/docs/platform/security/tokens",
        (Format("buildkite-token", ("bkua_",), f"{HEX}{{40}}"),),
    ),
)

MONITORING = (
    Provider(
        "Datadog",
        "https://docs.datadoghq.com/account_management/api-app-keys/",
        (
            KeyedFormat(
                "datadog-key",
                ("datadog", "dd_api", "dd_app", "dd-api"),
                f"{HEX}{{32}}(?:{HEX}{{8}})?",
            ),
        ),
    ),
    Provider(
        "New Relic",
        "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
        (
            Format("new-relic-user-key", ("NRAK-",), "[A-Z0-9]{27}"),
            Format("new-relic-insert-key", ("NRII-",), f"{URL64}{{32}}"),
            Format("new-relic-browser-key", ("NRJS-",), f"{HEX}{{19}}"),
            Format("new-relic-license-key", ("NRAL",), "", f"{HEX}{{36}}", (36,)),
        ),
    ),
    Provider(
        "Grafana",
        "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
        (
            Format("grafana-service-token", ("glsa_",), f"{ALNUM}{{32}}_{HEX}{{8}}"),
            Format("grafana-cloud-token", ("glc_",), f"{BASE64}{{32,400}}={{0,3}}"),
        ),
    ),
    Provider(
        "Sentry",
        "https://docs.sentry.io/account/auth-tokens/",
        (
            Format("sentry-user-token", ("sntryu_",), f"{HEX}{{64}}"),
            Format(
                "sentry-org-token", ("sntrys_eyJ",), f"{BASE64}{{20,400}}={{0,2}}_{BASE64}{{43}}"
            ),
        ),
    ),
    Provider(
        "PagerDuty",
        "https://support.pagerduty.com/main/docs/api-access-keys",
        (KeyedFormat("pagerduty-key", ("pagerduty", "pager duty"), "[A-Za-z0-9_+-]{20}"),),
    ),
    Provider(
        "Dynatrace",
        "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
        (Format("dynatrace-token", ("dt0c01.", "dt0s16."), "[A-Z0-9]{24}\\.[A-Z0-9]{64}"),),
    ),
    Provider(
        "LaunchDarkly",
        "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side",
        (KeyedFormat("launchdarkly-key", ("launchdarkly", "ld_sdk"), f"(?:sdk|api|mob)-{UUID}"),),
    ),
    Provider(
        "Okta",
        "https://developer.okta.com/docs/guides/create-an-api-token/",
        (KeyedFormat("okta-token", ("okta", "ssws"), f"00{URL64}{{40}}"),),
    ),
    Provider(
        "Snyk",
        "https://docs.snyk.io/snyk-api/authentication-for-api",
        (KeyedFormat("snyk-token", ("snyk",), UUID),),
    ),
)
