{{/* Combinations that Kubernetes would accept and that would not work. */}}
{{- define "invoice-press.checks" -}}
{{- range list "JWT_ISSUER" "JWT_AUDIENCE" -}}
{{- if not (get $.Values.settings .) }}{{ fail (printf "settings.%s is missing: which tokens should the service trust?" .) }}{{ end -}}
{{- end -}}
{{- if and (eq .Values.http.role "http") (not .Values.worker.enabled) -}}
{{- fail "http.role is http and worker.enabled is false: nothing would work on batches. Set http.role to all, or enable the workers." -}}
{{- end -}}
{{- if not (or .Values.results.enabled (get .Values.settings "STORAGE_S3_BUCKET")) -}}
{{- fail "results.enabled is false and settings.STORAGE_S3_BUCKET is not set: where should batches put their results?" -}}
{{- end -}}
{{- with .Values.results -}}
{{- $onePod := and (not $.Values.worker.enabled) (not $.Values.http.autoscaling.enabled) (le (int $.Values.http.replicas) 1) -}}
{{- if and .enabled (ne .accessMode "ReadWriteMany") (not $onePod) -}}
{{- fail "results.accessMode ReadWriteOnce allows one pod in all. Use ReadWriteMany or S3, or http.replicas 1 with http.role all, without workers and autoscaling." -}}
{{- end -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}{{ fail "httpRoute.parentRefs is empty: which gateway?" }}{{ end -}}
{{- end -}}
