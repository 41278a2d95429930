from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_seat_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='onbehalf',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='onbehalf',
            name='settled_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
